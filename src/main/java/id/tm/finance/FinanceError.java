package id.tm.finance;

import id.tm.platform.problem.ErrorCode;

/** What can go wrong with money, with the status a client gets. Texts: messages/finance_{id,en}.properties. */
public enum FinanceError implements ErrorCode {
    PAYMENT_NOT_FOUND(404),
    PAYMENT_OPEN_ALREADY(409),
    PAYMENT_PROVIDER_UNAVAILABLE(503),
    PAYMENT_CALLBACK_NOT_AUTHENTIC(403),
    PAYMENT_CALLBACK_NOT_FOUND(404),
    RECONCILIATION_NOT_FOUND(404),
    RECONCILIATION_ITEM_NOT_FOUND(404),
    PAYMENT_NOT_REFUNDABLE(422),
    REFUND_TOO_LARGE(409),
    REFUND_KEY_REUSED(422),
    WALLET_NOT_FOUND(404),
    WALLET_ADJUSTMENT_NOT_FOUND(404),
    LEDGER_TRANSACTION_NOT_FOUND(404),
    HOLD_NOT_FOUND(404),
    CONFIG_VERSION_NOT_FOUND(404),
    BANK_NOT_FOUND(404),
    PAYMENT_CHANNEL_NOT_FOUND(404),
    INSUFFICIENT_FUNDS(409),
    WALLET_PARKED(409),
    HOLD_SETTLED(409),
    POSTING_CONFLICT(409),
    NOT_REVERSIBLE(409),
    OWN_PROPOSAL(409),
    CONFIG_VERSION_TAKEN(409),
    BANK_CODE_TAKEN(409),
    PAYMENT_CHANNEL_CODE_TAKEN(409),
    UNKNOWN_WALLET(422),
    UNKNOWN_CONFIG_KEY(422),
    CONFIG_VALUE_NOT_POSSIBLE(422),
    EFFECTIVE_IN_PAST(422),
    CHANNEL_NOT_AVAILABLE(422),
    AMOUNT_OUTSIDE_CHANNEL(422);

    private final int status;

    FinanceError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
