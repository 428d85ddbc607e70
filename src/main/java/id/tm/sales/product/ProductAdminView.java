package id.tm.sales.product;

import id.tm.sales.ProductKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record ProductAdminView(
        UUID id,
        @Schema(examples = "ASM-ST30") String sku,
        @Schema(examples = "st-30") String slug,
        ProductKind kind,
        @Schema(examples = "ST-30 Strength Typology") String name,
        @Schema(examples = "ST-30 Strength Typology") String nameEn,
        @Schema(examples = "<p>Kenali 30 bakat Anda.</p>") String description,
        @Schema(examples = "<p>Know your 30 talents.</p>") String descriptionEn,
        @Schema(examples = "400000") long price,
        boolean active,
        Instant sellsFrom,
        Instant sellsUntil,
        @Schema(examples = "10") int position,
        List<String> images,
        @Schema(examples = "st-30") String instrument,
        @Schema(examples = "consultation") String service,
        boolean needsDocument,
        List<ProductPartRequest> parts,
        Instant createdAt,
        Instant updatedAt) {

    static ProductAdminView of(Product product) {
        return of(product, ProductPart.of(List.of(product)).getOrDefault(product.id, List.of()));
    }

    static ProductAdminView of(Product product, List<ProductPart.Part> parts) {
        return new ProductAdminView(
                product.id,
                product.sku,
                product.slug(),
                product.kind,
                product.name,
                product.nameEn,
                product.description,
                product.descriptionEn,
                product.price(),
                product.isActive(),
                product.sellsFrom,
                product.sellsUntil,
                product.position,
                List.copyOf(product.images),
                product.instrument,
                product.service,
                product.needsDocument,
                parts.stream()
                        .map(part -> new ProductPartRequest(part.product().sku, part.weight()))
                        .toList(),
                product.createdAt,
                product.updatedAt);
    }
}
