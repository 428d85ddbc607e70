package id.tm.finance;

import java.time.Instant;
import java.util.UUID;

/**
 * A payment as other rooms and domains see it.
 *
 * @param reference what the provider knows it by
 * @param amount rupiah
 * @param refunded rupiah of it that went back
 * @param fulfilled whether what it is for was handed over
 * @param checkoutUrl where the payer pays; null until the provider has answered
 */
public record PaymentInfo(
        UUID id,
        String reference,
        String payableKind,
        UUID payableId,
        PaymentState state,
        long amount,
        long refunded,
        boolean fulfilled,
        String provider,
        String channel,
        String checkoutUrl,
        Instant expiresAt,
        Instant paidAt) {}
