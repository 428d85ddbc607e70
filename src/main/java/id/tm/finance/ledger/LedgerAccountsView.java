package id.tm.finance.ledger;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What stands where. */
public record LedgerAccountsView(
        List<LedgerAccountView> house,

        @Schema(examples = "18450000", description = "Rupiah available in all wallets together")
        long walletsAvailable,

        @Schema(examples = "2100000", description = "Rupiah held in all wallets together")
        long walletsHeld) {

    static LedgerAccountsView at(@Nullable Instant at) {
        LedgerQueries.WalletAt wallets = LedgerQueries.wallets(at);
        return new LedgerAccountsView(LedgerQueries.house(at), wallets.available(), wallets.held());
    }
}
