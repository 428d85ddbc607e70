package id.tm.finance;

import id.tm.platform.problem.ErrorCode;

/** What can go wrong with money, with the status a client gets. Texts: messages/finance_{id,en}.properties. */
public enum FinanceError implements ErrorCode {
    PAYMENT_NOT_FOUND(404),
    PAYMENT_OPEN_ALREADY(409),
    PAYMENT_PROVIDER_UNAVAILABLE(503),
    PAYMENT_CALLBACK_NOT_AUTHENTIC(403),
    PAYMENT_CALLBACK_NOT_FOUND(404),
    PAYMENT_NOT_REFUNDABLE(422),
    REFUND_TOO_LARGE(409),
    REFUND_KEY_REUSED(422);

    private final int status;

    FinanceError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
