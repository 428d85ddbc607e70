package id.tm.sales.entitlement;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;
import static id.tm.sales.SalesError.ENTITLEMENT_EXPIRED;
import static id.tm.sales.SalesError.ENTITLEMENT_NOT_FOUND;
import static id.tm.sales.SalesError.ENTITLEMENT_REFUND_UNDER_WAY;

import id.tm.platform.BaseEntity;
import id.tm.sales.EntitlementInfo;
import id.tm.sales.EntitlementState;
import id.tm.sales.ProductKind;
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
import java.util.UUID;

/** What somebody may use because it was bought. Table: entitlements. */
@Entity
@Table(name = "entitlements")
public class Entitlement extends BaseEntity {

    /** Null, as its item, where it comes from a seat. */
    @Column(updatable = false)
    public UUID transactionId;

    @Column(updatable = false)
    public UUID transactionItemId;

    /** The seat of a company that it comes from; null where it comes from an item. */
    @Column(updatable = false)
    public UUID executiveAssignmentId;

    /** Which part of the item, from 0; only bundles have several. */
    @Column(updatable = false)
    public int part;

    @Column(updatable = false)
    public UUID userId;

    @Column(updatable = false)
    public UUID productId;

    @Column(updatable = false)
    public String sku;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public ProductKind kind;

    @Column(updatable = false)
    public String name;

    @Column(updatable = false)
    public String nameEn;

    @Column(updatable = false)
    public String instrument;

    @Column(updatable = false)
    public String service;

    /** Rupiah that it earns, before vouchers. */
    @Column(updatable = false)
    public long revenue;

    @Column(updatable = false)
    public Instant validUntil;

    @Enumerated(EnumType.STRING)
    private EntitlementState state;

    private Instant startedAt;
    private boolean heldForRefund;
    private Instant endedAt;

    protected Entitlement() {}

    Entitlement(EntitlementGrant grant, Instant validUntil) {
        this.transactionId = grant.transactionId();
        this.transactionItemId = grant.transactionItemId();
        this.executiveAssignmentId = grant.executiveAssignmentId();
        this.part = grant.part();
        this.userId = grant.userId();
        this.productId = grant.product().id;
        this.sku = grant.product().sku;
        this.kind = grant.product().kind;
        this.name = grant.product().name;
        this.nameEn = grant.product().nameEn;
        this.instrument = grant.product().instrument;
        this.service = grant.product().service;
        this.revenue = grant.revenue();
        this.validUntil = validUntil.truncatedTo(ChronoUnit.MICROS);
        this.state = grant.product().needsDocument ? EntitlementState.LOCKED : EntitlementState.ACTIVE;
    }

    public static Optional<Entitlement> findOf(UUID userId, UUID id) {
        return find("id = ?1 and userId = ?2", id, userId).firstResultOptional();
    }

    static Entitlement requireOf(UUID userId, UUID id) {
        return findOf(userId, id).orElseThrow(ENTITLEMENT_NOT_FOUND::with);
    }

    /** Those of a purchase, in the order of its items. */
    public static List<Entitlement> of(UUID transactionId) {
        return list("transactionId = ?1 order by transactionItemId, part", transactionId);
    }

    /** Those of single items of purchases. */
    public static List<Entitlement> ofItems(Collection<UUID> transactionItemIds) {
        return transactionItemIds.isEmpty() ? List.of() : list("transactionItemId in ?1", transactionItemIds);
    }

    /** Those of a purchase, kept from changing until the transaction ends. */
    public static List<Entitlement> lockOf(UUID transactionId) {
        return find("transactionId = ?1 order by transactionItemId, part", transactionId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The one of a seat that is not void, kept from changing until the transaction ends; empty when there is none. */
    static Optional<Entitlement> lockOfSeat(UUID executiveAssignmentId) {
        return find("executiveAssignmentId = ?1 and state <> ?2", executiveAssignmentId, EntitlementState.VOID)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Those of seats that are not void. */
    public static List<Entitlement> ofSeats(Collection<UUID> executiveAssignmentIds) {
        return list("executiveAssignmentId in ?1 and state <> ?2", executiveAssignmentIds, EntitlementState.VOID);
    }

    public static Entitlement lock(UUID id) {
        return Entitlement.<Entitlement>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(ENTITLEMENT_NOT_FOUND::with);
    }

    public void start(Instant now) {
        if (startedAt != null) return;
        requireUsable(now);
        startedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** It was used in the old system. */
    void usedBefore(Instant at) {
        state = EntitlementState.COMPLETED;
        startedAt = at;
        endedAt = at;
    }

    public void schedule(Instant now) {
        requireUsable(now);
        state = state.become(EntitlementState.SCHEDULED);
    }

    public void unschedule() {
        if (state != EntitlementState.SCHEDULED) throw refusal();
        state = EntitlementState.ACTIVE;
    }

    public void complete(Instant now) {
        state = state.become(EntitlementState.COMPLETED);
        endedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public void review() {
        state = state.become(EntitlementState.IN_REVIEW);
    }

    public void judge(boolean good) {
        if (state != EntitlementState.IN_REVIEW) throw refusal();
        state = good ? EntitlementState.ACTIVE : EntitlementState.LOCKED;
    }

    /** Whether its money can go back: nothing of it was used, and no appointment stands. */
    public boolean isReturnable() {
        return startedAt == null && !state.isEnd() && state != EntitlementState.SCHEDULED;
    }

    public EntitlementState state() {
        return state;
    }

    public Instant startedAt() {
        return startedAt;
    }

    boolean isHeldForRefund() {
        return heldForRefund;
    }

    /** The refund of it is approved: 409 when it is in use by now. */
    void holdForRefund() {
        if (!isReturnable()) throw refusal();
        heldForRefund = true;
    }

    void releaseFromRefund() {
        heldForRefund = false;
    }

    /** Nothing when it has ended before. */
    boolean makeVoid(Instant now) {
        heldForRefund = false;
        if (state.isEnd()) return false;
        state = state.become(EntitlementState.VOID);
        endedAt = now.truncatedTo(ChronoUnit.MICROS);
        return true;
    }

    boolean isExpired(Instant now) {
        return !state.isEnd() && !now.isBefore(validUntil);
    }

    boolean isUsable(Instant now) {
        return (state == EntitlementState.ACTIVE || state == EntitlementState.SCHEDULED)
                && !heldForRefund
                && now.isBefore(validUntil);
    }

    public EntitlementInfo info(Instant now) {
        return new EntitlementInfo(
                id, userId, transactionId, sku, kind, instrument, service, state, validUntil, isUsable(now));
    }

    private void requireUsable(Instant now) {
        if (state != EntitlementState.ACTIVE && state != EntitlementState.SCHEDULED) throw refusal();
        if (heldForRefund) throw ENTITLEMENT_REFUND_UNDER_WAY.with();
        if (!now.isBefore(validUntil)) throw ENTITLEMENT_EXPIRED.with();
    }

    private RuntimeException refusal() {
        return ILLEGAL_STATE.with(state.name()).property("currentState", state);
    }
}
