package id.tm.finance;

/** What a posting was made for. */
public enum Purpose {
    PAYMENT_RECEIVED,
    BANK_RECEIVED,
    VOUCHER_SPENT,
    PAYMENT_UNALLOCATED,
    PAYMENT_ALLOCATED,
    PAYMENT_REVERSED,
    GATEWAY_SETTLED,
    REFUND_OWED,
    REFUND_PAID,
    COMMISSION_ACCRUED,
    COMMISSION_RELEASED,
    COMMISSION_REVERSED,
    COMMISSION_CLAWED_BACK,
    WITHDRAWAL_REQUESTED,
    WITHDRAWAL_DECLINED,
    WITHDRAWAL_APPROVED,
    WITHDRAWAL_PAID,
    WITHDRAWAL_FAILED,
    WITHDRAWAL_REVERSED,
    WITHDRAWAL_CLAWED_BACK,
    PARTNER_TOPPED_UP,
    QUOTA_USED,
    WALLET_CREDITED,
    WALLET_DEBITED,
    WALLET_CLAWED_BACK,
    HOLD_PLACED,
    HOLD_CAPTURED,
    HOLD_RELEASED,
    HOLD_EXPIRED,
    CORRECTION;

    /** Whether what it brings to the available part of a wallet, or takes back, counts as earned. */
    public boolean isEarning() {
        return switch (this) {
            case COMMISSION_RELEASED, COMMISSION_CLAWED_BACK, WALLET_CREDITED, WALLET_CLAWED_BACK -> true;
            default -> false;
        };
    }

    /** Whether a payment, refund, withdrawal, hold or correction stands behind it, which would no longer agree with the books. */
    public boolean isOfCase() {
        return switch (this) {
            case PAYMENT_RECEIVED,
                    BANK_RECEIVED,
                    VOUCHER_SPENT,
                    PAYMENT_UNALLOCATED,
                    PAYMENT_ALLOCATED,
                    PAYMENT_REVERSED,
                    REFUND_OWED,
                    REFUND_PAID,
                    WITHDRAWAL_REQUESTED,
                    WITHDRAWAL_DECLINED,
                    WITHDRAWAL_APPROVED,
                    WITHDRAWAL_PAID,
                    WITHDRAWAL_FAILED,
                    WITHDRAWAL_REVERSED,
                    HOLD_PLACED,
                    HOLD_CAPTURED,
                    HOLD_RELEASED,
                    HOLD_EXPIRED,
                    CORRECTION -> true;
            default -> false;
        };
    }

    /** Whether it may leave a wallet below zero, or take from one that is parked: the money is gone already. */
    public boolean isClawBack() {
        return this == COMMISSION_CLAWED_BACK || this == WITHDRAWAL_CLAWED_BACK || this == WALLET_CLAWED_BACK;
    }
}
