package id.tm.sales.entitlement;

import id.tm.sales.product.Product;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is granted by a purchase: by an item of it, or by a seat.
 *
 * @param part of the item, from 0
 * @param executiveAssignmentId the seat's; null where it comes from an item
 * @param revenue rupiah that it earns, before vouchers
 */
public record EntitlementGrant(
        @Nullable UUID transactionId,
        @Nullable UUID transactionItemId,
        int part,
        @Nullable UUID executiveAssignmentId,
        UUID userId,
        Product product,
        long revenue) {

    public EntitlementGrant(
            UUID transactionId, UUID transactionItemId, int part, UUID userId, Product product, long revenue) {
        this(transactionId, transactionItemId, part, null, userId, product, revenue);
    }

    public static EntitlementGrant ofSeat(UUID executiveAssignmentId, UUID userId, Product product, long revenue) {
        return new EntitlementGrant(null, null, 0, executiveAssignmentId, userId, product, revenue);
    }
}
