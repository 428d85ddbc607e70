package id.tm.finance.refund;

import static id.tm.finance.FinanceError.OWN_REFUND_REQUEST;
import static id.tm.finance.FinanceError.REFUND_REQUEST_NOT_FOUND;
import static id.tm.finance.refund.RefundRequestState.APPROVED;
import static id.tm.finance.refund.RefundRequestState.CANCELLED;
import static id.tm.finance.refund.RefundRequestState.FAILED;
import static id.tm.finance.refund.RefundRequestState.PROCESSING;
import static id.tm.finance.refund.RefundRequestState.REFUNDED;
import static id.tm.finance.refund.RefundRequestState.REJECTED;
import static id.tm.finance.refund.RefundRequestState.REQUESTED;
import static id.tm.finance.refund.RefundRequestState.UNDER_REVIEW;

import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.EncryptedText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants the money of a payment back, what was decided about it, and how far it is. Whoever moves one holds
 * the lock of its payment. Table: refund_requests.
 */
@Entity
@Table(name = "refund_requests")
class RefundRequest extends BaseEntity {

    @Column(updatable = false)
    UUID paymentId;

    @Column(updatable = false)
    UUID buyerId;

    /** The admin who asked for the buyer; null when the buyer did. */
    @Column(updatable = false)
    UUID adminId;

    @Convert(converter = EncryptedText.class)
    String reason;

    /** Where a bank transfer goes; null when none was chosen. */
    @Column(updatable = false)
    UUID bankAccountId;

    @Enumerated(EnumType.STRING)
    private RefundRequestState state = REQUESTED;

    /** As it was asked for; from the approval on as it is done. */
    @JdbcTypeCode(SqlTypes.JSON)
    private RefundPlan plan;

    private long amount;

    @Enumerated(EnumType.STRING)
    private RefundRoute route;

    private boolean byHand;
    private UUID decidedBy;
    private Instant decidedAt;
    private Instant endedAt;
    private boolean bounced;
    private String bankReference;
    private String lastError;

    protected RefundRequest() {}

    RefundRequest(RefundPlan plan, @Nullable UUID adminId, String reason, @Nullable UUID bankAccountId) {
        this.paymentId = plan.paymentId();
        this.buyerId = plan.buyerId();
        this.adminId = adminId;
        this.reason = reason;
        this.bankAccountId = bankAccountId;
        take(plan);
    }

    static RefundRequest require(UUID id) {
        return RefundRequest.<RefundRequest>findByIdOptional(id).orElseThrow(REFUND_REQUEST_NOT_FOUND::with);
    }

    static RefundRequest requireOf(UUID id, UUID buyerId) {
        return RefundRequest.<RefundRequest>find("id = ?1 and buyerId = ?2", id, buyerId)
                .firstResultOptional()
                .orElseThrow(REFUND_REQUEST_NOT_FOUND::with);
    }

    /**
     * The payment of a request, which is locked before it; a look that loads nothing that would be old by then.
     *
     * @param buyerId whose request it has to be, null for anybody's
     */
    static UUID paymentOf(UUID id, @Nullable UUID buyerId) {
        return getEntityManager()
                .createQuery(
                        "select r.paymentId from RefundRequest r where r.id = :id"
                                + " and (cast(:buyer as uuid) is null or r.buyerId = :buyer)",
                        UUID.class)
                .setParameter("id", id)
                .setParameter("buyer", buyerId)
                .getResultStream()
                .findFirst()
                .orElseThrow(REFUND_REQUEST_NOT_FOUND::with);
    }

    static RefundRequest lock(UUID id) {
        return RefundRequest.<RefundRequest>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(REFUND_REQUEST_NOT_FOUND::with);
    }

    static boolean isOpenFor(UUID paymentId) {
        return count(
                        "paymentId = ?1 and state in ?2",
                        paymentId,
                        List.of(REQUESTED, UNDER_REVIEW, APPROVED, PROCESSING, FAILED))
                > 0;
    }

    /** Approved ones whose money the service is to send. */
    static List<UUID> listToSend(int limit) {
        return getEntityManager()
                .createQuery(
                        "select r.id from RefundRequest r where r.state = :approved and not r.byHand"
                                + " order by r.decidedAt, r.id",
                        UUID.class)
                .setParameter("approved", APPROVED)
                .setMaxResults(limit)
                .getResultList();
    }

    RefundRequestStep review() {
        return move(UNDER_REVIEW);
    }

    /** @param byHand whether an admin is going to send the money instead of the service */
    RefundRequestStep approve(RefundPlan as, boolean byHand, UUID admin, Instant now) {
        if (!state.canBecome(APPROVED)) throw state.refusal();
        if (admin.equals(adminId) || admin.equals(buyerId)) throw OWN_REFUND_REQUEST.with();
        take(as);
        this.byHand = byHand;
        decide(admin, now);
        return move(APPROVED);
    }

    RefundRequestStep reject(UUID admin, Instant now) {
        // What was sent back by the bank is owed, whatever anybody thinks of the request.
        if (bounced) throw state.refusal();
        RefundRequestStep step = move(REJECTED);
        decide(admin, now);
        endedAt = micros(now);
        return step;
    }

    RefundRequestStep cancel(Instant now) {
        RefundRequestStep step = move(CANCELLED);
        endedAt = micros(now);
        return step;
    }

    /** The money is on its way from now on. */
    RefundRequestStep process(RefundRoute by) {
        RefundRequestStep step = move(PROCESSING);
        route = by;
        endedAt = null;
        lastError = null;
        return step;
    }

    RefundRequestStep complete(@Nullable String bankReference, Instant now) {
        RefundRequestStep step = move(REFUNDED);
        this.bankReference = bankReference;
        bounced = false;
        endedAt = micros(now);
        return step;
    }

    RefundRequestStep fail(String error) {
        RefundRequestStep step = move(FAILED);
        lastError = error.length() > 500 ? error.substring(0, 500) : error;
        return step;
    }

    /** The transfer had arrived and the bank sent it back. */
    RefundRequestStep bounce(String error) {
        bounced = true;
        endedAt = null;
        bankReference = null;
        return fail(error);
    }

    private void decide(UUID admin, Instant now) {
        decidedBy = admin;
        decidedAt = micros(now);
    }

    private void take(RefundPlan as) {
        plan = as;
        amount = as.amount();
        route = as.route();
    }

    private RefundRequestStep move(RefundRequestState next) {
        RefundRequestStep step = new RefundRequestStep(state, state.become(next));
        state = next;
        return step;
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** What the payment calls the refund through its provider, and the provider the payout: the same for good. */
    String key() {
        return id.toString();
    }

    /** What the payment calls the refund by bank transfer. */
    String transferKey() {
        return id + "-transfer";
    }

    RefundRequestState state() {
        return state;
    }

    RefundPlan plan() {
        return plan;
    }

    long amount() {
        return amount;
    }

    RefundRoute route() {
        return route;
    }

    /** Whether it is settled what it brings. */
    boolean isDecided() {
        return state != REQUESTED && state != UNDER_REVIEW;
    }

    boolean isByHand() {
        return byHand;
    }

    boolean hasBounced() {
        return bounced;
    }

    @Nullable
    UUID decidedBy() {
        return decidedBy;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    String bankReference() {
        return bankReference;
    }

    @Nullable
    String lastError() {
        return lastError;
    }
}
