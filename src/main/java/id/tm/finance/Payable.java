package id.tm.finance;

import java.util.UUID;

/**
 * A kind of thing that is paid for, implemented by the domain that sells it as a CDI bean. Every method but {@link #owed}
 * is told something within the transaction that writes it down: when it throws, the payment has not moved, and it is told
 * again later. Each is told once.
 */
public interface Payable {

    /** Upper case, e.g. {@code RETAIL}; unique among all. */
    String kind();

    /** What is owed for it now; asked when a payment is opened, in the caller's transaction. */
    Owed owed(UUID payableId);

    /**
     * The money is here, possibly late ({@link PaymentInfo#state()} is PAID_LATE).
     *
     * @return false when it cannot be honoured any more: then the money goes back
     */
    boolean paid(UUID payableId, PaymentInfo payment);

    /** The payment has ended without money: EXPIRED, CANCELLED or FAILED. */
    void expired(UUID payableId, PaymentInfo payment);

    /** {@code amount} rupiah went back to the payer; {@link PaymentInfo#refunded()} is all that did so far. */
    void refunded(UUID payableId, PaymentInfo payment, long amount);

    /** The bank took {@code amount} rupiah back: REVERSED or CHARGEBACK. */
    void reversed(UUID payableId, PaymentInfo payment, long amount);
}
