package id.tm.sales.discount;

import id.tm.platform.input.CodeShape;
import id.tm.platform.input.PlainText;
import id.tm.sales.Period;
import id.tm.sales.ProductKind;
import id.tm.sales.Reduction;
import id.tm.sales.ReductionRequest;
import id.tm.sales.Scope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one discount. */
public record DiscountRequest(
        @NotNull @Pattern(regexp = CodeShape.UPPER) @Size(max = 40) @Schema(examples = "HARKITNAS-2026")
        String code,

        @NotBlank @Size(max = 150) @PlainText(oneLine = true) @Schema(examples = "Hari Kebangkitan Nasional")
        String name,

        @NotNull @Valid ReductionRequest reduction,

        @NotNull @Schema(examples = "ITEM") DiscountScope appliesTo,

        @Min(0)
        @Max(1_000_000_000_000L)
        @Schema(examples = "0", description = "Rupiah that what it is for must cost at least")
        long minPurchase,

        @Size(max = 200)
        @Schema(examples = "[\"ASM-ST30\"]", description = "SKUs it is for; with kinds empty too, for all")
        List<@NotNull @Size(max = 40) String> products,

        @Size(max = 10) @Schema(description = "Kinds of products it is for besides")
        List<@NotNull ProductKind> kinds,

        @Schema(description = "In effect from then on; at once when absent")
        Instant validFrom,

        @Schema(description = "In effect until then; without end when absent")
        Instant validUntil,

        @Schema(examples = "true", description = "True when absent")
        Boolean active) {

    public DiscountRequest {
        products = products == null ? List.of() : new ArrayList<>(products);
        kinds = kinds == null ? List.of() : new ArrayList<>(kinds);
    }

    void applyTo(Discount discount, Instant since) {
        reduction.requireSound("reduction");
        discount.code = code;
        discount.name = name.strip().replaceAll("\\s+", " ");
        discount.appliesTo = appliesTo;
        discount.active = active == null || active;
        discount.reduce(
                new Reduction(reduction.kind(), reduction.percent(), reduction.cap(), reduction.amount()),
                minPurchase,
                new Scope(products, kinds),
                Period.requested("validFrom", validFrom == null ? since : validFrom, "validUntil", validUntil));
    }
}
