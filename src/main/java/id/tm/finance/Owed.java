package id.tm.finance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is to be paid for something.
 *
 * @param payerId the user who pays, whose name and address the provider is told; or null
 * @param items lines that add up to the amount
 * @param expiresAt until when it can be paid; null leaves it to the setting
 */
public record Owed(UUID payerId, String description, List<PaymentItem> items, Instant expiresAt) {

    public Owed {
        items = List.copyOf(items);
        if (items.isEmpty()) throw new IllegalArgumentException("nothing is owed");
    }

    /** Rupiah. */
    public long amount() {
        long sum = 0;
        for (PaymentItem item : items) sum = Math.addExact(sum, item.total());
        return sum;
    }
}
