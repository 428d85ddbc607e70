package id.tm.assessment.run;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was picked in a stage, in the order in which it was picked. */
public record StageRequest(
        @Size(max = 40)
        @Schema(examples = "statements", description = "Needed when the test has several sections of picks")
        String section,

        @NotNull @Size(max = 500) @Schema(examples = "[\"S-ADM\", \"S-AMB\"]")
        List<@NotNull @Size(max = 40) String> picks,

        @NotNull
        @Min(0)
        @Max(9_000_000_000_000_000L)
        @Schema(examples = "3", description = "As of answers: the same number again only with the same picks")
        Long sequence) {}
