package id.tm.finance.ledger;

import id.tm.finance.AccountKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One account of the house, all its parts together. */
public record LedgerAccountView(
        @Schema(examples = "GATEWAY_CLEARING") AccountKind account,

        @Schema(examples = "XENDIT", description = "Tells accounts of one kind apart; absent where there is only one")
        String qualifier,

        @Schema(examples = "DEBIT", description = "The side on which its balance normally stands")
        AccountKind.Side side,

        @Schema(examples = "444000", description = "Rupiah, counted on that side")
        long balance,

        @Schema(examples = "16", description = "Parts it is split into so far")
        int subAccounts) {}
