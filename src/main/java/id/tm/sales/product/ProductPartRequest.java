package id.tm.sales.product;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of a bundle, with its weight in the revenue. */
@RegisterForReflection
public record ProductPartRequest(
        @NotNull @Pattern(regexp = ProductRequest.SKU) @Schema(examples = "ASM-ST30")
        String sku,

        @NotNull @Min(1) @Max(ProductRequest.MOST) @Schema(examples = "400000")
        Long weight) {}
