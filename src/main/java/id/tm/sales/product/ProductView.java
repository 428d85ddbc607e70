package id.tm.sales.product;

import id.tm.sales.ProductKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** As buyers see it, in their language. */
@RegisterForReflection
public record ProductView(
        UUID id,
        @Schema(examples = "ASM-ST30") String sku,
        @Schema(examples = "st-30") String slug,
        ProductKind kind,
        @Schema(examples = "ST-30 Strength Typology") String name,

        @Schema(examples = "<p>Kenali 30 bakat Anda.</p>", description = "Harmless HTML")
        String description,

        @Schema(examples = "400000", description = "Rupiah, before PPN and fees")
        long price,

        @Schema(examples = "400000", description = "Rupiah; of a bundle, what its parts cost one by one")
        long listPrice,

        List<String> images,

        @Schema(description = "On sale until then; without end when absent")
        Instant sellsUntil,

        List<ProductPartView> parts) {

    static ProductView of(Product product, List<ProductPart.Part> parts, Locale locale) {
        return new ProductView(
                product.id,
                product.sku,
                product.slug(),
                product.kind,
                product.name(locale),
                product.description(locale),
                product.price(),
                listPrice(product, parts),
                List.copyOf(product.images),
                product.sellsUntil,
                parts.stream().map(part -> ProductPartView.of(part, locale)).toList());
    }

    private static long listPrice(Product product, List<ProductPart.Part> parts) {
        if (parts.isEmpty()) return product.price();
        return parts.stream().mapToLong(part -> part.product().price()).sum();
    }
}
