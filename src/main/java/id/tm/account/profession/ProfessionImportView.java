package id.tm.account.profession;

import id.tm.platform.problem.FieldError;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an import did, or would do. */
public record ProfessionImportView(
        boolean dryRun,
        @Schema(examples = "120") int rows,
        @Schema(examples = "100") int created,
        @Schema(examples = "15") int changed,
        @Schema(examples = "5") int unchanged,

        @Schema(
                description =
                        "Of a dry run only, field csv[7].name for a name in the seventh row; else the file is refused")
        List<FieldError> errors) {}
