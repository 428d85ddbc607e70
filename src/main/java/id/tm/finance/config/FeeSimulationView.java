package id.tm.finance.config;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was taken, and what would have been. */
public record FeeSimulationView(
        @Schema(examples = "service") String key,
        Instant since,
        Instant until,

        @Schema(examples = "1204", description = "Payments or withdrawals replayed")
        long count,

        @Schema(examples = "481600000", description = "Rupiah that the fee is on")
        long base,

        @Schema(examples = "4816000", description = "Rupiah that were taken")
        long actual,

        @Schema(examples = "5297600", description = "Rupiah that would have been taken")
        long proposed,

        @Schema(examples = "481600", description = "By how much more, in rupiah")
        long difference,

        @Schema(examples = "1100", description = "How many would have paid more")
        long dearer,

        @Schema(examples = "104", description = "How many would have paid less")
        long cheaper) {}
