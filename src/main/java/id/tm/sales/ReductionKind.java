package id.tm.sales;

public enum ReductionKind {
    PERCENT,
    /** So many rupiah off, over all items together. */
    NOMINAL,
    /** Each piece for so many rupiah, unless it is cheaper already. */
    FIXED_PRICE
}
