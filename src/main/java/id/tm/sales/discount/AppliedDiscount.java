package id.tm.sales.discount;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a discount takes off: of one line, or of the whole purchase when {@code line} and {@code sku} are null. */
public record AppliedDiscount(
        UUID discountId, @Nullable Integer line, @Nullable String sku, long amount) {}
