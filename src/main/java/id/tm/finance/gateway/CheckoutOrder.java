package id.tm.finance.gateway;

import id.tm.finance.PaymentItem;
import java.time.Instant;
import java.util.List;

/**
 * What a provider is told to collect.
 *
 * @param reference ours, the key of everything that follows
 * @param channel the provider's code of the way to pay, null for any
 * @param payerName null when unknown, as is the address
 */
public record CheckoutOrder(
        String reference,
        long amount,
        String description,
        List<PaymentItem> items,
        String payerName,
        String payerEmail,
        String channel,
        Instant now,
        Instant expiresAt) {}
