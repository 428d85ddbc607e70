package id.tm.sales.transaction;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which purchases are to be in a file. */
@RegisterForReflection
public record TransactionExportRequest(
        @Schema(description = "Begun on this day (WIB) or later; from the first when absent", examples = "2026-01-01")
        LocalDate from,

        @Schema(description = "Begun on this day (WIB) or earlier; to the last when absent", examples = "2026-01-31")
        LocalDate until,

        @Schema(description = "Only those in this state; all when absent")
        TransactionState status) {}
