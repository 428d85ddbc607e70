package id.tm.sales.product;

import static id.tm.sales.SalesError.PRODUCT_NOT_COMPLETE;

import id.tm.platform.input.CodeShape;
import id.tm.platform.input.PlainText;
import id.tm.platform.problem.FieldError;
import id.tm.sales.Period;
import id.tm.sales.ProductKind;
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

/** The whole of one product. */
public record ProductRequest(
        @NotNull @Pattern(regexp = SKU) @Size(max = 40) @Schema(examples = "ASM-ST30", description = "Stays as it is")
        String sku,

        @NotNull
        @Pattern(regexp = CodeShape.LOWER)
        @Size(max = 80)
        @Schema(examples = "st-30", description = "Its address; old ones still lead to it")
        String slug,

        @NotNull ProductKind kind,

        @NotBlank @Size(max = 150) @PlainText(oneLine = true) @Schema(examples = "ST-30 Strength Typology")
        String name,

        @Pattern(regexp = ".*\\S.*")
        @Size(max = 150)
        @PlainText(oneLine = true)
        @Schema(examples = "ST-30 Strength Typology")
        String nameEn,

        @Size(max = 20_000)
        @Pattern(regexp = TEXT)
        @Schema(examples = "<p>Kenali 30 bakat Anda.</p>", description = "HTML; what is not harmless is taken out")
        String description,

        @Size(max = 20_000) @Pattern(regexp = TEXT) @Schema(examples = "<p>Know your 30 talents.</p>")
        String descriptionEn,

        @NotNull @Min(0) @Max(MOST) @Schema(examples = "400000", description = "Rupiah, before PPN and fees")
        Long price,

        @Schema(examples = "true", description = "Whether it is sold at all; true when absent")
        Boolean active,

        @Schema(description = "On sale from then on; at once when absent")
        Instant sellsFrom,

        @Schema(description = "On sale until then; without end when absent")
        Instant sellsUntil,

        @Min(0) @Max(100_000) @Schema(examples = "10", description = "Its place in the list")
        int position,

        @Size(max = 10) @Schema(examples = "[\"https://cdn.example.com/st-30.png\"]")
        List<
                        @NotNull @Size(max = 500)
                        @Pattern(regexp = "https://[A-Za-z0-9.-]+(:[0-9]+)?/[^\\s\"'<>\\\\\\p{Cc}\\p{Cs}]*") String>
                images,

        @Pattern(regexp = CodeShape.LOWER)
        @Size(max = 60)
        @Schema(examples = "st-30", description = "The test that it entitles to")
        String instrument,

        @Pattern(regexp = CodeShape.LOWER)
        @Size(max = 60)
        @Schema(examples = "consultation", description = "The service that it entitles to")
        String service,

        @Schema(description = "Whether somebody looks at a document of the buyer before it can be used; no when absent")
        Boolean needsDocument,

        @Size(max = 20)
        @Schema(description = "Of a bundle only; the first one takes the revenue that cannot be divided")
        List<@NotNull @Valid ProductPartRequest> parts) {

    static final String SKU = "(ASM|SVC|BND)-" + CodeShape.UPPER;
    static final long MOST = 1_000_000_000_000L;

    /** Anything but control characters and halves of characters. */
    private static final String TEXT = "[[^\\p{Cc}\\p{Cs}]\\n\\r\\t]*";

    public ProductRequest {
        parts = parts == null ? List.of() : new ArrayList<>(parts);
        images = images == null ? List.of() : new ArrayList<>(images);
    }

    /** What there is, as a request would say it. */
    static ProductRequest of(Product product, List<ProductPart.Part> parts) {
        return new ProductRequest(
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
                product.images,
                product.instrument,
                product.service,
                product.needsDocument,
                parts.stream()
                        .map(part -> new ProductPartRequest(part.product().sku, part.weight()))
                        .toList());
    }

    /** 422 when what the kind of product needs is missing. */
    void requireComplete() {
        boolean bundle = kind.isBundle();
        if (bundle != sku.startsWith("BND-")) throw incomplete("sku", "BND-… for bundles, and for them only");
        if (bundle == parts.isEmpty()) throw incomplete("parts", "for bundles, and for them only");
        if (bundle == (instrument != null || service != null)) {
            throw incomplete("instrument", "it or a service for everything but bundles, which have parts");
        }
        if (bundle && Boolean.TRUE.equals(needsDocument))
            throw incomplete("needsDocument", "for everything but bundles");
        long different = parts.stream().map(ProductPartRequest::sku).distinct().count();
        if (different < parts.size()) throw incomplete("parts", "each product once");
    }

    static RuntimeException incomplete(String field, String message) {
        return PRODUCT_NOT_COMPLETE.with().fields(List.of(new FieldError(field, "product-kind", message)));
    }

    /** @param since from when it is on sale when the request does not say */
    void applyTo(Product product, Instant since) {
        product.name = oneLine(name);
        product.nameEn = oneLine(nameEn);
        product.description = ProductText.sanitised(description);
        product.descriptionEn = ProductText.sanitised(descriptionEn);
        product.position = position;
        product.images = new ArrayList<>(images);
        product.instrument = instrument;
        product.service = service;
        product.needsDocument = Boolean.TRUE.equals(needsDocument);
        product.sell(price, active == null || active, period(since));
    }

    /** @param since from when it is on sale when the request does not say */
    Period period(Instant since) {
        return Period.requested("sellsFrom", sellsFrom == null ? since : sellsFrom, "sellsUntil", sellsUntil);
    }

    private static String oneLine(String text) {
        return text == null ? null : text.strip().replaceAll("\\s+", " ");
    }
}
