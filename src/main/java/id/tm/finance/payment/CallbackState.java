package id.tm.finance.payment;

/** How far a callback is. PARKED waits for its payment, or for an operator. */
public enum CallbackState {
    RECEIVED,
    WORKING,
    DONE,
    PARKED
}
