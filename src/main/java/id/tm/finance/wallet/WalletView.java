package id.tm.finance.wallet;

import id.tm.finance.ledger.LedgerQueries;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A wallet as its owner sees it. */
@RegisterForReflection
public record WalletView(
        UUID id,

        @Schema(
                examples = "150000",
                description = "Rupiah that can be withdrawn; below zero after money was taken back")
        long available,

        @Schema(examples = "50000", description = "Rupiah set aside")
        long held,

        @Schema(examples = "1200000", description = "Rupiah ever earned, less what was taken back")
        long lifetime,

        @Schema(description = "As it was then; absent for now")
        Instant at) {

    static WalletView of(Wallet wallet) {
        return new WalletView(wallet.id, wallet.available(), wallet.held(), wallet.lifetime(), null);
    }

    static WalletView of(Wallet wallet, Instant at) {
        LedgerQueries.WalletAt then = LedgerQueries.wallet(wallet.id, at);
        return new WalletView(wallet.id, then.available(), then.held(), then.lifetime(), at);
    }
}
