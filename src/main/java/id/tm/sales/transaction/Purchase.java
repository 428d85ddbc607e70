package id.tm.sales.transaction;

import id.tm.finance.PaymentInfo;
import id.tm.platform.BaseEntity;
import id.tm.sales.pricing.Quote;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What every kind of purchase has: the prices of its moment, who pays and by when, and how far it has come. */
@MappedSuperclass
public abstract class Purchase extends BaseEntity {

    @Column(updatable = false)
    private String number;

    /** Who buys, and pays. */
    @Column(updatable = false)
    public UUID userId;

    @Enumerated(EnumType.STRING)
    private TransactionState status;

    /** How it is paid; null where the buyer chooses at the provider. */
    @Column(updatable = false)
    private String channel;

    @Column(updatable = false)
    private long subtotal;

    @Column(updatable = false)
    private long itemDiscounts;

    @Column(updatable = false)
    private long transactionDiscounts;

    @Column(updatable = false)
    private long serviceFee;

    @Column(updatable = false)
    private long channelFee;

    @Column(updatable = false)
    private long dpp;

    @Column(updatable = false)
    private long ppn;

    @Column(updatable = false)
    private long total;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private Quote quote;

    @Column(updatable = false)
    private Instant expiresAt;

    private Instant cancelRequestedAt;
    private Instant paidAt;
    private UUID paymentId;
    private String paymentReference;

    protected Purchase() {}

    protected Purchase(String number, UUID userId, Quote quote, Instant expiresAt) {
        this.number = number;
        this.userId = userId;
        this.status = TransactionState.PENDING;
        this.channel = quote.channel();
        this.subtotal = quote.subtotal();
        this.itemDiscounts = quote.itemDiscounts();
        this.transactionDiscounts = quote.transactionDiscounts();
        this.serviceFee = quote.serviceFee();
        this.channelFee = quote.channelFee();
        this.dpp = quote.dpp();
        this.ppn = quote.ppn();
        this.total = quote.total();
        this.quote = quote;
        this.expiresAt = micros(expiresAt);
    }

    /** The row of its history that says so. */
    protected abstract PurchaseStep step(
            @Nullable TransactionState from, TransactionState to, TransactionCause because);

    /** The first row of the history, written after the purchase itself. */
    protected void recordOpening(TransactionCause because) {
        step(null, status, because).persist();
        Panache.getEntityManager().flush();
    }

    /** As it came to its end in the old system. */
    void standAs(TransactionState end, @Nullable Instant wasPaidAt, @Nullable String reference) {
        status = end;
        paidAt = wasPaidAt;
        paymentReference = reference;
    }

    /**
     * @param by the payment; null when the money came without a provider, known by {@code reference}, or there was
     *     nothing to pay
     */
    public void pay(@Nullable PaymentInfo by, @Nullable String reference, Instant at, TransactionCause because) {
        paidAt = micros(at);
        paymentId = by == null ? null : by.id();
        paymentReference = by == null ? reference : by.reference();
        become(TransactionState.PAID, because);
    }

    /** 409 when it does not wait for its money; a second time changes nothing. */
    public void wishCancelled(Instant now) {
        if (status != TransactionState.PENDING) throw status.refusal();
        if (cancelRequestedAt == null) cancelRequestedAt = micros(now);
    }

    /** The next state with its row in the history. */
    public void become(TransactionState next, TransactionCause because) {
        TransactionState before = status;
        status = before.become(next);
        step(before, next, because).persist();
        Panache.getEntityManager().flush();
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    public String number() {
        return number;
    }

    public TransactionState status() {
        return status;
    }

    public String channel() {
        return channel;
    }

    public long total() {
        return total;
    }

    public Quote quote() {
        return quote;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Whether the end of it was asked for; it comes when the provider has confirmed that no money was paid. */
    public boolean isCancelRequested() {
        return cancelRequestedAt != null;
    }

    public Instant paidAt() {
        return paidAt;
    }

    UUID paymentId() {
        return paymentId;
    }

    public String paymentReference() {
        return paymentReference;
    }
}
