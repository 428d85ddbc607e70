package id.tm.finance.gateway;

/**
 * Money to be sent back.
 *
 * @param key the idempotency key, stored before the call
 * @param reference our reference of the payment
 * @param invoice the provider's
 * @param earlier the provider's id of this refund when it has told one, else null
 */
public record RefundOrder(String key, String reference, String invoice, long amount, String reason, String earlier) {}
