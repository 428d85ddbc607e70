package id.tm.finance.gateway;

/**
 * Where somebody can pay.
 *
 * @param providerReference the provider's own id of it, null when it tells none yet
 */
public record Checkout(String providerReference, String url) {}
