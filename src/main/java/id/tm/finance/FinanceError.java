package id.tm.finance;

import id.tm.platform.problem.ErrorCode;

/** What can go wrong with money, with the status a client gets. Texts: messages/finance_{id,en}.properties. */
public enum FinanceError implements ErrorCode {
    WALLET_NOT_FOUND(404),
    LEDGER_TRANSACTION_NOT_FOUND(404),
    HOLD_NOT_FOUND(404),
    INSUFFICIENT_FUNDS(409),
    WALLET_PARKED(409),
    HOLD_SETTLED(409),
    POSTING_CONFLICT(409),
    NOT_REVERSIBLE(409);

    private final int status;

    FinanceError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
