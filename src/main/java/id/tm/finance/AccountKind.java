package id.tm.finance;

/** What an account of the ledger is for. {@link #side} is where its balance normally stands. */
public enum AccountKind {
    /** A wallet's: what can be withdrawn or spent. */
    AVAILABLE(Side.CREDIT),
    /** A wallet's: what open holds set aside. */
    HELD(Side.CREDIT),
    /** Qualified by provider: paid to the provider and not yet by it to the bank. */
    GATEWAY_CLEARING(Side.DEBIT),
    BANK(Side.DEBIT),
    /** Approved for a payout that has not succeeded yet. */
    PAYOUT_CLEARING(Side.CREDIT),
    /** Owed back to buyers. */
    REFUND_CLEARING(Side.CREDIT),
    /** Received for something that is not known, or not to be had any more. */
    UNALLOCATED_RECEIPTS(Side.CREDIT),
    /** Qualified by kind of product. */
    SALES_REVENUE(Side.CREDIT),
    FEE_INCOME(Side.CREDIT),
    /** Quota that partners have paid and not used. */
    DEFERRED_QUOTA(Side.CREDIT),
    PPN_PAYABLE(Side.CREDIT),
    PPH_21_PAYABLE(Side.CREDIT),
    PPH_23_PAYABLE(Side.CREDIT),
    COMMISSION_EXPENSE(Side.DEBIT),
    VOUCHER_EXPENSE(Side.DEBIT),
    /** What providers keep for themselves; qualified by provider. */
    GATEWAY_FEE_EXPENSE(Side.DEBIT),
    /** The other side of what the back office gives or takes by hand. */
    ADJUSTMENT(Side.DEBIT);

    public enum Side {
        DEBIT,
        CREDIT
    }

    private final Side side;

    AccountKind(Side side) {
        this.side = side;
    }

    public Side side() {
        return side;
    }

    public boolean isWallet() {
        return this == AVAILABLE || this == HELD;
    }

    /** A sum of entries (credits less debits) as the account's own side counts it. */
    public long onItsSide(long credits) {
        return side == Side.CREDIT ? credits : -credits;
    }
}
