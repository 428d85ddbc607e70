package id.tm.sales.pricing;

import id.tm.sales.ProductKind;
import java.util.List;
import java.util.UUID;

/** What somebody wants to buy, with the prices of that moment. */
public record Basket(List<Item> items) {

    /**
     * One product.
     *
     * @param quantity how many pieces of it; only of seats more than one
     * @param listPrice of all pieces; of a bundle what its parts cost one by one, else the price
     * @param price of all pieces
     * @param parts of a bundle; empty for others
     */
    public record Item(
            UUID productId,
            String sku,
            ProductKind kind,
            String name,
            String nameEn,
            int quantity,
            long listPrice,
            long price,
            List<Part> parts) {

        public Item {
            parts = List.copyOf(parts);
            if (kind.isBundle() == parts.isEmpty()) throw new IllegalArgumentException(sku + " and its parts");
            if (quantity < 1) throw new IllegalArgumentException(quantity + " of " + sku);
            if (price < 0 || listPrice < 0) throw new IllegalArgumentException(sku + " for " + price);
        }
    }

    /** A product in a bundle; {@code weight} is its part of the revenue. */
    public record Part(UUID productId, String sku, ProductKind kind, long weight) {}

    public Basket {
        items = List.copyOf(items);
    }

    /** Whether some of it is for others than the buyer. */
    boolean hasSeats() {
        return items.stream().anyMatch(item -> item.kind() == ProductKind.EXECUTIVE);
    }
}
