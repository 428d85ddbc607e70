package id.tm.sales.executive;

import static id.tm.sales.SalesError.EXECUTIVE_TRANSACTION_NOT_FOUND;

import id.tm.platform.time.BusinessTime;
import id.tm.sales.pricing.Quote;
import id.tm.sales.pricing.QuoteLine;
import id.tm.sales.transaction.Purchase;
import id.tm.sales.transaction.PurchaseStep;
import id.tm.sales.transaction.TransactionCause;
import id.tm.sales.transaction.TransactionNumber;
import id.tm.sales.transaction.TransactionState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seats that a company buys for others. Whoever gives, takes or returns one of them holds the lock of its purchase, so
 * that each sees what the one before did. Table: executive_transactions.
 */
@Entity
@Table(name = "executive_transactions")
public class ExecutiveTransaction extends Purchase {

    private static final String SERIES = "EX";

    /** The main partner. */
    @Column(updatable = false)
    public UUID partnerId;

    @Column(updatable = false)
    public UUID productId;

    @Column(updatable = false)
    public String sku;

    @Column(updatable = false)
    public int seats;

    @Column(updatable = false)
    public long seatPrice;

    @Column(updatable = false)
    private long voucherDiscounts;

    /** Rupiah that all seats together earn, before vouchers. */
    @Column(updatable = false)
    public long revenue;

    protected ExecutiveTransaction() {}

    private ExecutiveTransaction(UUID partnerId, UUID userId, Quote quote, Instant now, Instant expiresAt) {
        super(TransactionNumber.take(SERIES, BusinessTime.day(now)), userId, quote, expiresAt);
        QuoteLine line = quote.lines().get(0);
        this.partnerId = partnerId;
        this.productId = line.productId();
        this.sku = line.sku();
        this.seats = line.quantity();
        this.seatPrice = line.price() / line.quantity();
        this.voucherDiscounts = line.voucherDiscount();
        this.revenue = line.revenue().get(0).amount();
    }

    /** @param quote of one line */
    static ExecutiveTransaction open(UUID partnerId, UUID userId, Quote quote, Instant now, Instant expiresAt) {
        ExecutiveTransaction purchase = new ExecutiveTransaction(partnerId, userId, quote, now, expiresAt);
        purchase.persist();
        purchase.recordOpening(TransactionCause.CHECKOUT);
        return purchase;
    }

    static ExecutiveTransaction require(UUID id) {
        return ExecutiveTransaction.<ExecutiveTransaction>findByIdOptional(id)
                .orElseThrow(EXECUTIVE_TRANSACTION_NOT_FOUND::with);
    }

    /** A company's own. */
    static ExecutiveTransaction requireOf(UUID partnerId, UUID id) {
        return find("id = ?1 and partnerId = ?2", id, partnerId)
                .<ExecutiveTransaction>firstResultOptional()
                .orElseThrow(EXECUTIVE_TRANSACTION_NOT_FOUND::with);
    }

    static ExecutiveTransaction lockById(UUID id) {
        return ExecutiveTransaction.<ExecutiveTransaction>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(EXECUTIVE_TRANSACTION_NOT_FOUND::with);
    }

    /** A company's own, as in {@link #lockById}. */
    static ExecutiveTransaction lockOf(UUID partnerId, UUID id) {
        return find("id = ?1 and partnerId = ?2", id, partnerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<ExecutiveTransaction>firstResultOptional()
                .orElseThrow(EXECUTIVE_TRANSACTION_NOT_FOUND::with);
    }

    /** The one purchase of the same product that waits for its money. */
    static Optional<ExecutiveTransaction> findOpen(UUID partnerId, String sku) {
        return find(
                        "partnerId = ?1 and sku = ?2 and status = ?3 and cancelRequestedAt is null",
                        partnerId,
                        sku,
                        TransactionState.PENDING)
                .firstResultOptional();
    }

    /** Whether the company has bought seats of the same product since, and paid them. */
    boolean wasBoughtAgain() {
        return count(
                        "partnerId = ?1 and productId = ?2 and status = ?3 and createdAt > ?4 and id <> ?5",
                        partnerId,
                        productId,
                        TransactionState.PAID,
                        createdAt,
                        id)
                > 0;
    }

    /** 409 when there are no seats to be given: not paid, or all of the money went back. */
    void requireSeats() {
        if (!hasSeats()) throw status().refusal();
    }

    boolean hasSeats() {
        return status() == TransactionState.PAID || status() == TransactionState.PARTIALLY_REFUNDED;
    }

    /** What was bought, as it was called then. */
    String productName(boolean english) {
        QuoteLine line = quote().lines().get(0);
        return english && line.nameEn() != null ? line.nameEn() : line.name();
    }

    @Override
    protected PurchaseStep step(@Nullable TransactionState from, TransactionState to, TransactionCause because) {
        return new ExecutiveTransactionStatus(id, from, to, because);
    }
}
