package id.tm.finance.wallet;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A wallet as the back office sees it. */
public record WalletAdminView(
        UUID id,
        UUID userId,
        @Schema(examples = "150000", description = "Rupiah") long available,
        @Schema(examples = "50000", description = "Rupiah") long held,

        @Schema(examples = "1200000", description = "Rupiah ever earned, less what was taken back")
        long lifetime,

        @Schema(description = "Since when it is below zero, after a claw-back")
        Instant overdrawnSince,

        @Schema(description = "Since when the auditor lets nothing out of it")
        Instant parkedAt,

        Instant createdAt,
        Instant updatedAt) {

    static WalletAdminView of(Wallet wallet) {
        return new WalletAdminView(
                wallet.id,
                wallet.userId,
                wallet.available(),
                wallet.held(),
                wallet.lifetime(),
                wallet.overdrawnSince(),
                wallet.parkedAt(),
                wallet.createdAt,
                wallet.updatedAt);
    }
}
