package id.tm.sales.transaction;

import id.tm.sales.pricing.Quote;
import java.time.Instant;
import java.util.UUID;

/**
 * A purchase was written down; fired in its transaction, before anything of it is paid.
 *
 * @param at when it was begun, of an imported one in the old system
 */
public record TransactionOpened(UUID transactionId, UUID userId, Quote quote, Instant at, boolean imported) {}
