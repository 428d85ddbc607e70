package id.tm.sales.discount;

/** What a discount makes cheaper. */
public enum DiscountScope {
    /** Each item for itself. */
    ITEM,
    /** The purchase, all items that it is for together. */
    TRANSACTION
}
