package id.tm.finance.withdrawal;

import static id.tm.finance.FinanceError.OWN_APPROVAL;
import static id.tm.finance.FinanceError.WITHDRAWAL_NOT_FOUND;

import id.tm.finance.Payout;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.PayoutOrder;
import id.tm.platform.BaseEntity;
import id.tm.platform.time.BusinessTime;
import id.tm.platform.work.Claim;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's money on its way to a bank account. Its id is the key of the payout at the provider and never changes.
 * Whoever moves it holds its lock. Table: withdrawals.
 */
@Entity
@Table(name = "withdrawals")
class Withdrawal extends BaseEntity {

    @Column(updatable = false)
    UUID userId;

    @Column(updatable = false)
    UUID walletId;

    @Column(updatable = false)
    UUID userBankId;

    @Column(updatable = false)
    long gross;

    @Embedded
    private Payee payee;

    @Enumerated(EnumType.STRING)
    private WithdrawalState state = WithdrawalState.REQUESTED;

    @Embedded
    private WithdrawalTerms terms;

    private UUID firstApprovedBy;
    private Instant firstApprovedAt;
    private UUID decidedBy;
    private Instant decidedAt;
    private String reason;

    @Embedded
    private WithdrawalSendings sendings = WithdrawalSendings.NONE;

    private String providerReference;
    private Instant paidAt;
    private boolean paidLate;
    private Instant reversedAt;
    private String failure;

    @Embedded
    private WithdrawalLease lease;

    protected Withdrawal() {}

    Withdrawal(UUID userId, UUID walletId, UUID userBankId, long gross, Payee payee, Instant now) {
        this.userId = userId;
        this.walletId = walletId;
        this.userBankId = userBankId;
        this.gross = gross;
        this.payee = payee;
        this.lease = WithdrawalLease.from(micros(now));
    }

    static Withdrawal require(UUID id) {
        return Withdrawal.<Withdrawal>findByIdOptional(id).orElseThrow(WITHDRAWAL_NOT_FOUND::with);
    }

    static Withdrawal requireOwn(UUID id, UUID userId) {
        return Withdrawal.<Withdrawal>find("id = ?1 and userId = ?2", id, userId)
                .firstResultOptional()
                .orElseThrow(WITHDRAWAL_NOT_FOUND::with);
    }

    static Optional<Withdrawal> lockById(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static Withdrawal lockOwn(UUID id, UUID userId) {
        return Withdrawal.<Withdrawal>find("id = ?1 and userId = ?2", id, userId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(WITHDRAWAL_NOT_FOUND::with);
    }

    static List<Withdrawal> listOf(UUID userId) {
        return list("userId = ?1 order by createdAt, id", userId);
    }

    static List<Withdrawal> paidBetween(Instant from, Instant until) {
        return list("paidAt >= ?1 and paidAt < ?2", from, until);
    }

    static List<Withdrawal> reversedBetween(Instant from, Instant until) {
        return list("reversedAt >= ?1 and reversedAt < ?2", from, until);
    }

    /** Whether whoever claimed it is still the one. */
    boolean isHeldBy(Claim claim) {
        return lease.isOf(claim) && state.isPayable();
    }

    /** 409 unless it waits for an approval, and not for that of somebody else. */
    void requireApprovableBy(UUID adminId) {
        state.become(WithdrawalState.APPROVED);
        if (adminId.equals(firstApprovedBy)) throw OWN_APPROVAL.with();
    }

    /** The first of two admins has approved. */
    void approveFirst(UUID adminId, Instant now) {
        firstApprovedBy = adminId;
        firstApprovedAt = micros(now);
    }

    /** Fixes what it comes to; from now on it is due to be ordered. */
    void approve(UUID adminId, WithdrawalTerms terms, Instant now) {
        move(WithdrawalState.APPROVED);
        this.terms = terms;
        decidedBy = adminId;
        decidedAt = micros(now);
        lease = lease.due(micros(now));
    }

    void reject(UUID adminId, String why, Instant now) {
        move(WithdrawalState.REJECTED);
        decidedBy = adminId;
        decidedAt = micros(now);
        reason = why;
    }

    void cancel() {
        move(WithdrawalState.CANCELLED);
    }

    boolean hasFirstApproval() {
        return firstApprovedBy != null;
    }

    /** Written down before the order is given, so that one who dies in between does not leave it unknown. */
    void sending(PaymentProvider by, Instant now) {
        sendings = sendings.another(by, now);
    }

    void process(String reference) {
        if (reference != null) providerReference = reference;
        if (state == WithdrawalState.APPROVED) move(WithdrawalState.PROCESSING);
    }

    void succeed(Instant now) {
        paidLate = state == WithdrawalState.FAILED;
        move(WithdrawalState.SUCCEEDED);
        paidAt = micros(now);
        lease = lease.back(null);
    }

    void fail(String why) {
        move(WithdrawalState.FAILED);
        failure = why;
        lease = lease.back(null);
    }

    void reverse(String why, Instant now) {
        move(WithdrawalState.REVERSED);
        reversedAt = micros(now);
        failure = why;
    }

    /** Looked after; {@code error} null when all is as it should be. */
    void postpone(Instant until, String error) {
        lease = lease.due(micros(until)).back(error);
    }

    private void move(WithdrawalState next) {
        state = state.become(next);
    }

    /** The columns keep microseconds. */
    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    Payout payout() {
        return new Payout(id, walletId, gross, terms.tax(), terms.taxKind() == TaxKind.PPH_23, terms.transferFee());
    }

    /** The same order whenever it is given. */
    PayoutOrder order() {
        return new PayoutOrder(
                id.toString(),
                payee.bankChannel(),
                payee.accountNumber(),
                payee.accountHolder(),
                terms.net(),
                "Withdrawal " + number());
    }

    /** What people call it by. */
    String number() {
        return "WD-" + DateTimeFormatter.BASIC_ISO_DATE.format(BusinessTime.day(createdAt)) + "-"
                + id.toString().substring(24).toUpperCase(Locale.ROOT);
    }

    /** What the books need stays; one that is under way still has to reach its account. */
    void erase() {
        if (state == WithdrawalState.REQUESTED || state.isPayable()) return;
        payee = payee.erased();
    }

    Payee payee() {
        return payee;
    }

    WithdrawalState state() {
        return state;
    }

    /** What it comes to; null until it is approved. */
    WithdrawalTerms terms() {
        return terms;
    }

    UUID firstApprovedBy() {
        return firstApprovedBy;
    }

    UUID decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String reason() {
        return reason;
    }

    /** As the books know it. */
    String providerName() {
        return sendings.provider().name();
    }

    WithdrawalSendings sendings() {
        return sendings;
    }

    String providerReference() {
        return providerReference;
    }

    Instant paidAt() {
        return paidAt;
    }

    boolean paidLate() {
        return paidLate;
    }

    Instant reversedAt() {
        return reversedAt;
    }

    String failure() {
        return failure;
    }

    WithdrawalLease lease() {
        return lease;
    }
}
