package id.tm.sales.entitlement;

import id.tm.sales.product.Product;
import java.util.UUID;

/**
 * What is granted by a purchase.
 *
 * @param part of the item, from 0
 * @param revenue rupiah that it earns, before vouchers
 */
public record EntitlementGrant(
        UUID transactionId, UUID transactionItemId, int part, UUID userId, Product product, long revenue) {}
