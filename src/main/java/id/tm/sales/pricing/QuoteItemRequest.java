package id.tm.sales.pricing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One product of a basket. */
public record QuoteItemRequest(
        @NotNull @Size(max = 40) @Pattern(regexp = "[A-Z0-9-]+") @Schema(examples = "ASM-ST30")
        String sku) {}
