package id.tm.finance.gateway;

import java.time.Instant;
import java.util.List;

/**
 * A payment as its provider sees it now.
 *
 * @param amount rupiah that were or are to be paid; -1 when the provider names no whole number
 * @param refunded rupiah that went back in all
 * @param refunds the single refunds, as far as the provider tells them apart
 * @param paidAt null as long as nothing was paid, or when the provider does not tell
 * @param words the provider's own words for it
 */
public record ProviderPayment(
        Standing standing,
        String providerReference,
        long amount,
        String currency,
        long refunded,
        List<ProviderRefund> refunds,
        PaymentMethod method,
        Instant paidAt,
        String words) {

    /** What the words come down to. DENIED ends nothing that is still open, but takes back what was paid. */
    public enum Standing {
        PENDING,
        PAID,
        DENIED,
        EXPIRED,
        CANCELLED,
        CHARGED_BACK
    }
}
