package id.tm.sales;

import java.time.Instant;
import java.util.UUID;

/** A purchase is paid, and {@link Entitlements#of} it are there; fired once, in the transaction that writes it down. */
public record TransactionPaid(UUID transactionId, UUID userId, Instant paidAt) {}
