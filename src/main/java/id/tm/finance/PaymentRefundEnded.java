package id.tm.finance;

import java.util.UUID;

/**
 * A refund through the provider has ended; fired in the transaction that writes it down.
 *
 * @param key as given to {@link Payments#refund}
 * @param amount rupiah
 * @param error why it failed, null when the money went back
 */
public record PaymentRefundEnded(UUID refundId, UUID paymentId, String key, long amount, String error) {

    public boolean succeeded() {
        return error == null;
    }
}
