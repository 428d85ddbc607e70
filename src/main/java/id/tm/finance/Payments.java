package id.tm.finance;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments for whatever registers a {@link Payable}. */
public interface Payments {

    /**
     * Opens the payment of what is owed, in the caller's transaction; the one that is open already if there is one of the
     * same amount and channel, else 409. The provider hears of it in {@link #start}.
     *
     * @param channel the code of one of {@link PaymentChannels}, which says who collects; null to let the payer choose
     */
    PaymentInfo open(String kind, UUID payableId, String channel);

    /**
     * Asks the provider for the place to pay, once; to be called after the commit of {@link #open}, outside of any
     * transaction. When the provider does not answer the payment stays PENDING without a place, and is looked after.
     */
    PaymentInfo start(UUID paymentId);

    Optional<PaymentInfo> find(UUID paymentId);

    /** The newest payment of it. */
    Optional<PaymentInfo> latest(String kind, UUID payableId);

    /**
     * Wishes the payment to end, in the caller's transaction. The provider is asked first: what is paid meanwhile is
     * paid. {@link Payable#expired} tells when it is over.
     */
    void cancel(UUID paymentId);

    /** Whether the provider can send money of this payment back by itself; else it takes a bank transfer. */
    boolean isRefundableByProvider(UUID paymentId);

    /**
     * Sends money back through the provider, in the caller's transaction; {@link PaymentRefundEnded} is fired when it has
     * arrived or failed. All refunds of a payment together never exceed it.
     *
     * @param key the caller's own, the same for the same refund for good: asking twice refunds once
     * @return the refund's id
     */
    UUID refund(UUID paymentId, long amount, String reason, String key);

    /** The same, and {@code back} says what of the sale it is; else each part of the sale gives its share. */
    UUID refund(UUID paymentId, Sale back, String reason, String key);

    /** Writes down that money went back by bank transfer, in the caller's transaction; with a key as in {@link #refund}. */
    UUID refundedByTransfer(UUID paymentId, long amount, String reason, String key);

    /**
     * The same, and {@code back} says what of the sale it is.
     *
     * @param provider who paid it out of what it had collected for us, null when it left our own bank account
     */
    UUID refundedByTransfer(UUID paymentId, Sale back, @Nullable String provider, String reason, String key);

    /**
     * Sets aside what a bank transfer is going to send, in the caller's transaction: until {@link #refundedByTransfer} of
     * the same key, or {@link #dropTransfer}, nothing else can be refunded of it.
     */
    void reserveTransfer(UUID paymentId, Sale back, String reason, String key);

    /** What was set aside is not going to be sent; nothing when there is none of that key. */
    void dropTransfer(UUID paymentId, String key);
}
