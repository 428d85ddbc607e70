package id.tm.sales.product;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is in a bundle. */
@RegisterForReflection
public record ProductPartView(
        @Schema(examples = "ASM-ST30") String sku,
        @Schema(examples = "st-30") String slug,
        @Schema(examples = "ST-30 Strength Typology") String name) {

    static ProductPartView of(ProductPart.Part part, Locale locale) {
        Product product = part.product();
        return new ProductPartView(product.sku, product.slug(), product.name(locale));
    }
}
