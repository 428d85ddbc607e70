package id.tm.sales.discount;

import id.tm.sales.ProductKind;
import id.tm.sales.ReductionRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record DiscountView(
        UUID id,
        @Schema(examples = "HARKITNAS-2026") String code,
        @Schema(examples = "Hari Kebangkitan Nasional") String name,
        ReductionRequest reduction,
        DiscountScope appliesTo,
        @Schema(examples = "0") long minPurchase,
        List<String> products,
        List<ProductKind> kinds,
        Instant validFrom,
        Instant validUntil,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    static DiscountView of(Discount discount) {
        return new DiscountView(
                discount.id,
                discount.code,
                discount.name,
                ReductionRequest.of(discount.reduction()),
                discount.appliesTo,
                discount.minPurchase(),
                discount.scope().products(),
                discount.scope().kinds(),
                discount.period().from(),
                discount.period().until(),
                discount.active,
                discount.createdAt,
                discount.updatedAt);
    }
}
