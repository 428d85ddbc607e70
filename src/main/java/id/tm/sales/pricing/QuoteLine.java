package id.tm.sales.pricing;

import id.tm.sales.ProductKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One product of a priced basket. All amounts in rupiah, before fees and PPN.
 *
 * @param quantity how many pieces the line is for: every amount is that of all of them
 * @param listPrice of a bundle what its parts cost one by one, else the price
 * @param itemDiscount taken off this item
 * @param discountId the discount that did; null for none
 * @param transactionDiscount its share of what is taken off the purchase, without vouchers
 * @param voucherDiscount its share of what vouchers take off
 * @param net what is left to pay for it
 * @param revenue what of it is earned with which kind of product, before vouchers; of a bundle one per part
 */
@RegisterForReflection
public record QuoteLine(
        int line,
        UUID productId,
        String sku,
        ProductKind kind,
        String name,
        String nameEn,
        int quantity,
        long listPrice,
        long price,
        long itemDiscount,
        @Nullable UUID discountId,
        long transactionDiscount,
        long voucherDiscount,
        long net,
        List<Revenue> revenue) {

    /** A part of the revenue, by the product that earns it. */
    @RegisterForReflection
    public record Revenue(UUID productId, String sku, ProductKind kind, long amount) {}

    public QuoteLine {
        revenue = List.copyOf(revenue);
    }

    /** As people are shown it where there is one line only: with the quantity when that is more than one. */
    public String label(boolean english) {
        String of = english && nameEn != null ? nameEn : name;
        return quantity == 1 ? of : quantity + " × " + of;
    }
}
