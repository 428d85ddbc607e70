package id.tm.sales;

/**
 * What a test costs when it is bought alone.
 *
 * @param price rupiah, before PPN and fees
 */
public record TestPrice(String sku, String slug, long price) {}
