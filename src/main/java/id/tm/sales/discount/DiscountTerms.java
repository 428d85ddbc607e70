package id.tm.sales.discount;

import id.tm.sales.Reduction;
import id.tm.sales.Scope;
import java.util.UUID;

/**
 * What of a discount counts for the price of a basket.
 *
 * @param minPurchase what the items it is for must cost at least, in rupiah; of {@code ITEM} each for itself
 */
public record DiscountTerms(
        UUID id, String code, Reduction reduction, DiscountScope appliesTo, long minPurchase, Scope scope) {}
