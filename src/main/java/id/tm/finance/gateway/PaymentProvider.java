package id.tm.finance.gateway;

/** Who moves the money. */
public enum PaymentProvider {
    MIDTRANS,
    XENDIT,
    /** Plays one of the others; not in production. */
    SIMULATOR
}
