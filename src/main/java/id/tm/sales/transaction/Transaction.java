package id.tm.sales.transaction;

import static id.tm.sales.SalesError.TRANSACTION_NOT_FOUND;

import id.tm.finance.PaymentInfo;
import id.tm.platform.BaseEntity;
import id.tm.platform.time.BusinessTime;
import id.tm.sales.pricing.AppliedRule;
import id.tm.sales.pricing.Quote;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What somebody buys for themselves, with the prices of that moment, and how far it has come. Table: transaction. */
@Entity
@Table(name = "transaction")
public class Transaction extends BaseEntity {

    @Column(updatable = false)
    private String number;

    @Column(updatable = false)
    public UUID userId;

    @Enumerated(EnumType.STRING)
    private TransactionState status;

    @Column(updatable = false)
    private String productSet;

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

    /** What the old system called it; null when it was not imported from there. */
    @Column(updatable = false)
    private String legacyNumber;

    /** How it was paid in the old system, in its words. */
    @Column(updatable = false)
    private String legacyChannel;

    protected Transaction() {}

    private Transaction(UUID userId, Quote quote, Instant now, Instant expiresAt) {
        this.number = TransactionNumber.take(BusinessTime.day(now));
        this.userId = userId;
        this.status = TransactionState.PENDING;
        this.productSet = setOf(quote.lines().stream().map(line -> line.sku()).toList());
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

    /** Writes the purchase down with all its rows. */
    static Transaction open(UUID userId, Quote quote, Instant now, Instant expiresAt) {
        return new Transaction(userId, quote, now, expiresAt).written(TransactionCause.CHECKOUT);
    }

    /** Writes one of the old system down as it stood there, under a number of its day. */
    static Transaction takeOver(OldPurchase old, Quote quote, Instant expiresAt) {
        Transaction transaction = new Transaction(old.userId(), quote, old.createdAt(), expiresAt);
        transaction.status = old.status();
        transaction.paidAt = old.paidAt();
        transaction.paymentReference = old.paymentReference();
        transaction.legacyNumber = old.number();
        transaction.legacyChannel = old.channel();
        transaction.written(TransactionCause.IMPORT);
        getEntityManager()
                .createNativeQuery("update transaction set created_at = :at where id = :id")
                .setParameter("at", old.createdAt())
                .setParameter("id", transaction.id)
                .executeUpdate();
        return transaction;
    }

    private Transaction written(TransactionCause because) {
        persist();
        quote.lines().forEach(line -> new TransactionItem(id, line).persist());
        List<AppliedRule> rules = quote.transactionDiscountRules();
        for (int i = 0; i < rules.size(); i++) new TransactionDiscount(id, i, rules.get(i)).persist();
        new TransactionStatus(id, null, status, because).persist();
        getEntityManager().flush();
        return this;
    }

    /** The set of products by which two purchases are the same. */
    static String setOf(Collection<String> skus) {
        return String.join(" ", skus.stream().sorted().toList());
    }

    static Transaction require(UUID id) {
        return Transaction.<Transaction>findByIdOptional(id).orElseThrow(TRANSACTION_NOT_FOUND::with);
    }

    /** Somebody's own. */
    static Transaction requireOf(UUID userId, UUID id) {
        return find("id = ?1 and userId = ?2", id, userId)
                .<Transaction>firstResultOptional()
                .orElseThrow(TRANSACTION_NOT_FOUND::with);
    }

    static List<Transaction> listByLegacyNumber(Collection<String> numbers) {
        return list("legacyNumber in ?1", numbers);
    }

    /** Whoever moves a purchase waits here for whoever is moving it; a payment of it is locked before. */
    static Transaction lockById(UUID id) {
        return locked(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(TRANSACTION_NOT_FOUND::with);
    }

    /** Keeps the purchase from being moved until the transaction ends. */
    static Optional<Transaction> holdById(UUID id) {
        return locked(id, LockModeType.PESSIMISTIC_READ);
    }

    private static Optional<Transaction> locked(UUID id, LockModeType mode) {
        return findByIdOptional(id, mode);
    }

    /** The same for many at once. */
    static void holdByIds(Collection<UUID> ids) {
        find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .list();
    }

    /** The one purchase of the same products that waits for its money. */
    static Optional<Transaction> findOpen(UUID userId, String productSet) {
        return find(
                        "userId = ?1 and productSet = ?2 and status = ?3 and cancelRequestedAt is null",
                        userId,
                        productSet,
                        TransactionState.PENDING)
                .firstResultOptional();
    }

    static Set<UUID> openOf(UUID userId) {
        return Set.copyOf(getEntityManager()
                .createQuery("select t.id from Transaction t where t.userId = :user and t.status = :open", UUID.class)
                .setParameter("user", userId)
                .setParameter("open", TransactionState.PENDING)
                .getResultList());
    }

    /** Whether the buyer has bought the same again since, and paid it. */
    boolean wasBoughtAgain() {
        return count(
                        "userId = ?1 and productSet = ?2 and status = ?3 and createdAt > ?4 and id <> ?5",
                        userId,
                        productSet,
                        TransactionState.PAID,
                        createdAt,
                        id)
                > 0;
    }

    List<TransactionItem> items() {
        return TransactionItem.of(id);
    }

    void pay(@Nullable PaymentInfo by, @Nullable String reference, Instant at, TransactionCause because) {
        paidAt = micros(at);
        paymentId = by == null ? null : by.id();
        paymentReference = by == null ? reference : by.reference();
        become(TransactionState.PAID, because);
    }

    void wishCancelled(Instant now) {
        if (status != TransactionState.PENDING) throw status.refusal();
        if (cancelRequestedAt == null) cancelRequestedAt = micros(now);
    }

    /** The next state with its row in the history. */
    void become(TransactionState next, TransactionCause because) {
        TransactionState before = status;
        status = before.become(next);
        new TransactionStatus(id, before, next, because).persist();
        getEntityManager().flush();
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

    String channel() {
        return channel;
    }

    public long total() {
        return total;
    }

    Quote quote() {
        return quote;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isCancelRequested() {
        return cancelRequestedAt != null;
    }

    public Instant paidAt() {
        return paidAt;
    }

    UUID paymentId() {
        return paymentId;
    }

    String legacyNumber() {
        return legacyNumber;
    }

    String legacyChannel() {
        return legacyChannel;
    }

    boolean isImported() {
        return legacyNumber != null;
    }

    String productSet() {
        return productSet;
    }

    String paymentReference() {
        return paymentReference;
    }
}
