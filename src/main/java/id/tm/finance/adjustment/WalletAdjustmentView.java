package id.tm.finance.adjustment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was given or taken by hand, and who decided so. */
public record WalletAdjustmentView(
        UUID id,
        UUID walletId,

        @Schema(examples = "150000", description = "Rupiah, below zero when taken")
        long amount,

        @Schema(examples = "Bonus sesi konsultasi November") String reason,
        WalletAdjustmentState state,
        UUID proposedBy,
        UUID decidedBy,
        Instant decidedAt,
        @Schema(examples = "Sudah dibayar bulan lalu") String decisionNote,
        Instant createdAt) {

    static WalletAdjustmentView of(WalletAdjustment adjustment) {
        return new WalletAdjustmentView(
                adjustment.id,
                adjustment.walletId,
                adjustment.amount,
                adjustment.reason,
                adjustment.state(),
                adjustment.proposedBy,
                adjustment.decidedBy(),
                adjustment.decidedAt(),
                adjustment.decisionNote(),
                adjustment.createdAt);
    }
}
