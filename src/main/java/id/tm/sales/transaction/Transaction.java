package id.tm.sales.transaction;

import static id.tm.sales.SalesError.TRANSACTION_NOT_FOUND;

import id.tm.platform.time.BusinessTime;
import id.tm.sales.entitlement.EntitlementGrant;
import id.tm.sales.pricing.AppliedRule;
import id.tm.sales.pricing.Quote;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody buys for themselves, with the prices of that moment, and how far it has come. Table: transaction. */
@Entity
@Table(name = "transaction")
public class Transaction extends Purchase {

    private static final String SERIES = "TM";

    /** With whom the buyer wants to speak of it; null when that is open. */
    @Column(updatable = false)
    private UUID practitionerId;

    @Column(updatable = false)
    private String productSet;

    /** What the old system called it; null when it was not imported from there. */
    @Column(updatable = false)
    private String legacyNumber;

    /** How it was paid in the old system, in its words. */
    @Column(updatable = false)
    private String legacyChannel;

    /** They never change; null until they are wanted. */
    @Transient
    private List<TransactionItem> items;

    protected Transaction() {}

    private Transaction(UUID userId, @Nullable UUID practitionerId, Quote quote, Instant now, Instant expiresAt) {
        super(TransactionNumber.take(SERIES, BusinessTime.day(now)), userId, quote, expiresAt);
        this.practitionerId = practitionerId;
        this.productSet = setOf(quote.lines().stream().map(line -> line.sku()).toList());
    }

    /** Writes the purchase down with all its rows. */
    static Transaction open(UUID userId, @Nullable UUID practitionerId, Quote quote, Instant now, Instant expiresAt) {
        return new Transaction(userId, practitionerId, quote, now, expiresAt).written(TransactionCause.CHECKOUT);
    }

    /** Writes one of the old system down as it stood there, under a number of its day. */
    static Transaction takeOver(OldPurchase old, Quote quote, Instant expiresAt) {
        Transaction transaction = new Transaction(old.userId(), null, quote, old.createdAt(), expiresAt);
        transaction.standAs(old.status(), old.paidAt(), old.paymentReference());
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
        items = quote().lines().stream()
                .map(line -> new TransactionItem(id, line))
                .toList();
        items.forEach(item -> item.persist());
        List<AppliedRule> rules = quote().transactionDiscountRules();
        for (int i = 0; i < rules.size(); i++) new TransactionDiscount(id, i, rules.get(i)).persist();
        recordOpening(because);
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
        if (items == null) items = TransactionItem.of(id);
        return items;
    }

    List<EntitlementGrant> grants() {
        return items().stream().flatMap(item -> item.grants(this).stream()).toList();
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

    @Override
    protected PurchaseStep step(@Nullable TransactionState from, TransactionState to, TransactionCause because) {
        return new TransactionStatus(id, from, to, because);
    }

    UUID practitionerId() {
        return practitionerId;
    }
}
