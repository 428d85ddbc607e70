package id.tm.finance.gateway;

/**
 * A refund as its provider sees it now.
 *
 * @param key ours when we asked for it, else whatever the provider calls it
 * @param invoice the provider's reference of the payment, null when it does not tell
 */
public record ProviderRefund(
        String key, String providerReference, String invoice, long amount, Standing standing, String error) {

    public enum Standing {
        PENDING,
        SUCCEEDED,
        FAILED
    }
}
