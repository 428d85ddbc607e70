package id.tm.sales.product;

import static id.tm.sales.SalesError.UNKNOWN_SKU;

import java.util.Collection;
import java.util.List;

/** For rooms that name products by their SKU. */
public final class KnownSkus {

    private KnownSkus() {}

    /** 422 when one of them is no product's. */
    public static void require(Collection<String> skus) {
        if (skus.isEmpty()) return;
        List<String> known =
                Product.listBySku(skus).stream().map(product -> product.sku).toList();
        skus.stream().filter(sku -> !known.contains(sku)).findFirst().ifPresent(sku -> {
            throw UNKNOWN_SKU.with(sku);
        });
    }
}
