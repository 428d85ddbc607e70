package id.tm.sales.pricing;

/** The steps of the waterfall in their order. Texts: {@code price-step.*} in messages/sales_*. */
public enum PriceStep {
    LIST_PRICE,
    BUNDLE_PRICE,
    ITEM_DISCOUNT,
    TRANSACTION_DISCOUNT,
    REFERRAL_BENEFIT,
    VOUCHER,
    SERVICE_FEE,
    CHANNEL_FEE,
    PPN;

    /** Whether it makes the purchase as a whole cheaper. */
    public boolean isTransactionDiscount() {
        return this == TRANSACTION_DISCOUNT || this == REFERRAL_BENEFIT || this == VOUCHER;
    }

    public String textKey() {
        return "price-step." + name();
    }
}
