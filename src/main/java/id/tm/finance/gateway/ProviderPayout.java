package id.tm.finance.gateway;

/**
 * A payout as its provider sees it now.
 *
 * @param reference ours
 * @param error why it failed, else null
 */
public record ProviderPayout(String reference, String providerReference, long amount, Standing standing, String error) {

    /** REVERSED may follow SUCCEEDED: the bank sent the money back. */
    public enum Standing {
        PROCESSING,
        SUCCEEDED,
        FAILED,
        REVERSED
    }
}
