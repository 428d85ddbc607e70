package id.tm.sales.pricing;

import id.tm.sales.Allocation;
import id.tm.sales.ProductKind;
import id.tm.sales.product.Product;
import id.tm.sales.product.ProductPart;
import java.util.ArrayList;
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

        /**
         * At the prices of now.
         *
         * @param parts of a bundle; empty for others
         */
        public static Item of(Product product, int quantity, List<ProductPart.Part> parts) {
            long listPrice = product.kind.isBundle()
                    ? parts.stream().mapToLong(part -> part.product().price()).sum()
                    : product.price();
            return new Item(
                    product.id,
                    product.sku,
                    product.kind,
                    product.name,
                    product.nameEn,
                    quantity,
                    Math.multiplyExact(listPrice, quantity),
                    Math.multiplyExact(product.price(), quantity),
                    parts.stream()
                            .map(part ->
                                    new Part(part.product().id, part.product().sku, part.product().kind, part.weight()))
                            .toList());
        }

        /** What of that amount is earned with which product: of a bundle by weight, in multiples of {@code unit} rupiah. */
        public List<QuoteLine.Revenue> revenue(long amount, long unit) {
            if (parts.isEmpty()) return List.of(new QuoteLine.Revenue(productId, sku, kind, amount));
            long[] weights = parts.stream().mapToLong(Part::weight).toArray();
            long[] amounts = Allocation.inUnits(amount, weights, unit);
            List<QuoteLine.Revenue> revenue = new ArrayList<>();
            for (int i = 0; i < amounts.length; i++) {
                Part part = parts.get(i);
                revenue.add(new QuoteLine.Revenue(part.productId(), part.sku(), part.kind(), amounts[i]));
            }
            return revenue;
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
