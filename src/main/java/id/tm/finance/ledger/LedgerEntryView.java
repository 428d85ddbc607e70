package id.tm.finance.ledger;

import id.tm.finance.AccountKind;
import id.tm.finance.Leg;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One entry of a posting. */
public record LedgerEntryView(
        @Schema(examples = "GATEWAY_CLEARING") AccountKind account,

        @Schema(examples = "XENDIT", description = "Tells accounts of one kind apart; absent where there is only one")
        String qualifier,

        @Schema(description = "Whose account; absent for one of the house")
        UUID walletId,

        @Schema(examples = "DEBIT") AccountKind.Side side,
        @Schema(examples = "444000", description = "Rupiah") long amount) {

    static LedgerEntryView of(Leg leg) {
        return new LedgerEntryView(
                leg.account(),
                leg.qualifier().isEmpty() ? null : leg.qualifier(),
                leg.walletId(),
                leg.amount() > 0 ? AccountKind.Side.CREDIT : AccountKind.Side.DEBIT,
                Math.abs(leg.amount()));
    }
}
