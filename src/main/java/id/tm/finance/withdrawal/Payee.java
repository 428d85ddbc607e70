package id.tm.finance.withdrawal;

import java.time.Instant;

/**
 * Where the money of a withdrawal goes: a bank account that may be paid to.
 *
 * @param bankChannel what the provider of payouts calls the bank
 * @param changedAt since when it is as it is
 */
record Payee(
        String bankCode,
        String bankName,
        String bankChannel,
        String accountNumber,
        String holder,
        Instant changedAt) {}
