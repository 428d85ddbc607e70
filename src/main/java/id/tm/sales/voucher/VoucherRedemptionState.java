package id.tm.sales.voucher;

/** What became of a use of a voucher. */
public enum VoucherRedemptionState {
    /** A purchase waits to be paid. */
    RESERVED,
    /** It is paid. */
    REDEEMED,
    /** It came to nothing, and somebody else may use the voucher. */
    RELEASED,
    /** Its money went back, and the voucher with it. */
    RESTORED;

    /** Money that comes late redeems what was released, if there is still one left. */
    public boolean canBecome(VoucherRedemptionState next) {
        return switch (this) {
            case RESERVED -> next == REDEEMED || next == RELEASED;
            case RELEASED -> next == REDEEMED;
            case REDEEMED -> next == RESTORED;
            case RESTORED -> false;
        };
    }
}
