package id.tm.sales.discount;

/** What became of a discount of a purchase. */
enum DiscountAct {
    APPLIED,
    /** The purchase came to nothing, or its money went back. */
    TAKEN_BACK
}
