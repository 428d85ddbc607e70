package id.tm.sales;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Which products something is for: those named, those of the kinds named; all when neither are named. */
@RegisterForReflection
public record Scope(List<String> products, List<ProductKind> kinds) {

    public static final Scope ALL = new Scope(List.of(), List.of());

    public Scope {
        products = List.copyOf(products);
        kinds = List.copyOf(kinds);
    }

    public boolean covers(String sku, ProductKind kind) {
        return products.isEmpty() && kinds.isEmpty() || products.contains(sku) || kinds.contains(kind);
    }
}
