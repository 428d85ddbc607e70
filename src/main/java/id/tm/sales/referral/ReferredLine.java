package id.tm.sales.referral;

/**
 * One product of a basket.
 *
 * @param price before all discounts, in rupiah
 * @param net what is left to pay for it before fees and PPN, in rupiah
 */
public record ReferredLine(int line, String sku, long price, long net) {}
