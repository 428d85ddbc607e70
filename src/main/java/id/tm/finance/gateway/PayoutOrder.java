package id.tm.finance.gateway;

/**
 * Money to be sent to somebody's bank account.
 *
 * @param reference ours, the idempotency key too: it never changes for one payout
 * @param channel the provider's code of the bank
 * @param amount rupiah
 */
public record PayoutOrder(
        String reference, String channel, String accountNumber, String holder, long amount, String description) {}
