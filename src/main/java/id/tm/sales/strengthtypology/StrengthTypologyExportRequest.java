package id.tm.sales.strengthtypology;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which ST-30 purchases are to be in a file. */
@RegisterForReflection
public record StrengthTypologyExportRequest(
        @Schema(description = "Begun on this day (WIB) or later; from the first when absent", examples = "2026-01-01")
        LocalDate from,

        @Schema(description = "Begun on this day (WIB) or earlier; to the last when absent", examples = "2026-01-31")
        LocalDate until,

        @Schema(description = "Only those made there; all when absent")
        StrengthTypologySource source) {}
