package id.tm.finance.payment;

/** What a callback came to. IGNORED is old news, or news that the provider does not confirm. */
public enum CallbackResult {
    APPLIED,
    IGNORED
}
