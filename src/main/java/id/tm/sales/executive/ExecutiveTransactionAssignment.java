package id.tm.sales.executive;

import static id.tm.sales.SalesError.EXECUTIVE_ASSIGNMENT_NOT_FOUND;

import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.SecretTokens;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who has a seat, or is invited to it; the same row for whoever has it next while it is not withdrawn. Changed with the
 * lock of its purchase held. Table: executive_transaction_assignments.
 */
@Entity
@Table(name = "executive_transaction_assignments")
public class ExecutiveTransactionAssignment extends BaseEntity {

    private static final List<ExecutiveAssignmentState> LIVE =
            List.of(ExecutiveAssignmentState.INVITED, ExecutiveAssignmentState.ACCEPTED);

    @Column(updatable = false)
    public UUID executiveTransactionId;

    @Column(updatable = false)
    public UUID seatId;

    private String email;
    private String fullName;
    private String locale;

    @Enumerated(EnumType.STRING)
    private ExecutiveAssignmentState state;

    private String tokenHash;
    private UUID invitedBy;
    private Instant invitedAt;
    private Instant expiresAt;
    private UUID userId;
    private Instant acceptedAt;
    private Instant endedAt;

    protected ExecutiveTransactionAssignment() {}

    ExecutiveTransactionAssignment(ExecutiveSeat seat, ExecutiveAssignmentRequest whom, Invitation by) {
        this.executiveTransactionId = seat.executiveTransactionId;
        this.seatId = seat.id;
        this.state = ExecutiveAssignmentState.INVITED;
        name(whom);
        invite(by);
    }

    /** The secret that is mailed, by whom, and from when until when it works. */
    record Invitation(String token, UUID by, Instant at, Instant until) {}

    static ExecutiveTransactionAssignment requireOf(UUID purchaseId, UUID id) {
        return find("id = ?1 and executiveTransactionId = ?2", id, purchaseId)
                .<ExecutiveTransactionAssignment>firstResultOptional()
                .orElseThrow(EXECUTIVE_ASSIGNMENT_NOT_FOUND::with);
    }

    /** Those that keep a seat from others, also where the invitation is too old by now. */
    static List<ExecutiveTransactionAssignment> listLive(UUID purchaseId) {
        return list("executiveTransactionId = ?1 and state in ?2 order by createdAt, id", purchaseId, LIVE);
    }

    /** Of whatever purchase, without reading the rows themselves, which are to be read under its lock. */
    static Optional<UUID> findPurchaseOf(String token) {
        return Panache.getEntityManager()
                .createQuery(
                        "select a.executiveTransactionId from ExecutiveTransactionAssignment a where a.tokenHash = :hash",
                        UUID.class)
                .setParameter("hash", SecretTokens.hash(token))
                .getResultStream()
                .findFirst();
    }

    static Optional<ExecutiveTransactionAssignment> lockByToken(String token) {
        return find("tokenHash", SecretTokens.hash(token))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Invitations to that address that can be accepted now. */
    static List<ExecutiveTransactionAssignment> listOpenFor(String email, Instant now) {
        return list(
                "lower(email) = lower(?1) and state = ?2 and expiresAt > ?3 order by createdAt, id",
                email,
                ExecutiveAssignmentState.INVITED,
                now);
    }

    /** What that person has or had, or is invited to under that address. */
    static List<ExecutiveTransactionAssignment> listOf(UUID userId, String email) {
        return list("userId = ?1 or lower(email) = lower(?2) order by createdAt, id", userId, email);
    }

    /** The purchases of those, in the order in which they are locked. */
    static List<UUID> findPurchasesOf(UUID userId, String email) {
        return Panache.getEntityManager()
                .createQuery(
                        "select distinct a.executiveTransactionId from ExecutiveTransactionAssignment a"
                                + " where a.userId = :user or lower(a.email) = lower(:email)"
                                + " order by a.executiveTransactionId",
                        UUID.class)
                .setParameter("user", userId)
                .setParameter("email", email)
                .getResultList();
    }

    /** Another secret: the one before does not work any more. */
    void inviteAgain(Invitation by) {
        if (state != ExecutiveAssignmentState.INVITED) throw state.refusal();
        invite(by);
    }

    /** Somebody else. */
    void reassign(ExecutiveAssignmentRequest whom, Invitation by) {
        if (!state.isLive()) throw state.refusal();
        if (state == ExecutiveAssignmentState.ACCEPTED) state = state.become(ExecutiveAssignmentState.INVITED);
        userId = null;
        acceptedAt = null;
        name(whom);
        invite(by);
    }

    void accept(UUID by, Instant now) {
        state = state.become(ExecutiveAssignmentState.ACCEPTED);
        userId = by;
        acceptedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    void end(ExecutiveAssignmentState as, Instant now) {
        state = state.become(as);
        tokenHash = null;
        endedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Nothing tells any more who it was. */
    void forget() {
        email = null;
        fullName = null;
    }

    boolean isTooOld(Instant now) {
        return state == ExecutiveAssignmentState.INVITED && !now.isBefore(expiresAt);
    }

    /** As people see it. */
    ExecutiveAssignmentState state(Instant now) {
        return isTooOld(now) ? ExecutiveAssignmentState.EXPIRED : state;
    }

    private void name(ExecutiveAssignmentRequest whom) {
        email = whom.canonicalEmail();
        fullName = whom.fullName() == null ? null : whom.fullName().strip();
        locale = whom.locale();
    }

    private void invite(Invitation by) {
        tokenHash = SecretTokens.hash(by.token());
        invitedBy = by.by();
        invitedAt = by.at().truncatedTo(ChronoUnit.MICROS);
        expiresAt = by.until().truncatedTo(ChronoUnit.MICROS);
    }

    ExecutiveAssignmentState state() {
        return state;
    }

    String email() {
        return email;
    }

    String fullName() {
        return fullName;
    }

    String locale() {
        return locale;
    }

    Instant invitedAt() {
        return invitedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    UUID userId() {
        return userId;
    }

    Instant acceptedAt() {
        return acceptedAt;
    }

    Instant endedAt() {
        return endedAt;
    }
}
