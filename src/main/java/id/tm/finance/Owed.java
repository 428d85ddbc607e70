package id.tm.finance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is to be paid for something.
 *
 * @param payerId the user who pays, whose name and address the provider is told; or null
 * @param items what the payer is shown: lines that add up to the amount
 * @param sale what the books are told that the same amount is for
 * @param expiresAt until when it can be paid; null leaves it to the setting
 */
public record Owed(UUID payerId, String description, List<PaymentItem> items, Sale sale, Instant expiresAt) {

    public Owed {
        items = List.copyOf(items);
        long sum = 0;
        for (PaymentItem item : items) sum = Math.addExact(sum, item.total());
        if (sum != sale.total()) throw new IllegalArgumentException("lines of " + sum + ", a sale of " + sale.total());
        if (sum < 1) throw new IllegalArgumentException("nothing is owed");
    }

    /** Rupiah. */
    public long amount() {
        return sale.total();
    }
}
