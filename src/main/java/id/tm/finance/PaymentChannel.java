package id.tm.finance;

/**
 * A way to pay, as it is offered now.
 *
 * @param provider who collects, such as {@code XENDIT}
 * @param providerCode what that provider calls it
 * @param fee what the payer pays for it
 */
public record PaymentChannel(String code, ChannelKind kind, String provider, String providerCode, Fee fee) {}
