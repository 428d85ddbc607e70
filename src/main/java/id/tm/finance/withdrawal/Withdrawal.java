package id.tm.finance.withdrawal;

import static id.tm.finance.FinanceError.OWN_APPROVAL;
import static id.tm.finance.FinanceError.WITHDRAWAL_NOT_FOUND;

import id.tm.finance.Payout;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.PayoutOrder;
import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.EncryptedText;
import id.tm.platform.time.BusinessTime;
import id.tm.platform.work.Claim;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

    /** So often the service gives the order by itself; then a person has to. */
    static final int MOST_SENDINGS = 5;

    @Column(updatable = false)
    UUID userId;

    @Column(updatable = false)
    UUID walletId;

    @Column(updatable = false)
    UUID userBankId;

    @Column(updatable = false)
    long gross;

    @Column(updatable = false)
    String bankCode;

    @Column(updatable = false)
    String bankName;

    @Column(updatable = false)
    String bankChannel;

    @Column(updatable = false)
    String accountMasked;

    @Convert(converter = EncryptedText.class)
    private String accountNumber;

    @Convert(converter = EncryptedText.class)
    private String accountHolder;

    @Enumerated(EnumType.STRING)
    private WithdrawalState state = WithdrawalState.REQUESTED;

    @Enumerated(EnumType.STRING)
    private TaxKind taxKind;

    private Long taxBase;
    private Long tax;

    private UUID taxNumberId;
    private UUID taxConfigId;
    private Long transferFee;
    private UUID feeConfigId;
    private Long net;
    private UUID firstApprovedBy;
    private Instant firstApprovedAt;
    private UUID decidedBy;
    private Instant decidedAt;
    private String reason;

    @Enumerated(EnumType.STRING)
    private PaymentProvider provider;

    private String providerReference;
    private int sendings;
    private Instant sentAt;
    private Instant sentBeforeAt;
    private Instant paidAt;
    private boolean paidLate;
    private Instant reversedAt;
    private String failure;
    private Instant dueAt;
    private int attempts;
    private Instant leaseUntil;
    private long fence;
    private String lastError;

    protected Withdrawal() {}

    Withdrawal(UUID userId, UUID walletId, UUID userBankId, long gross, Payee payee, Instant now) {
        this.userId = userId;
        this.walletId = walletId;
        this.userBankId = userBankId;
        this.gross = gross;
        this.bankCode = payee.bankCode();
        this.bankName = payee.bankName();
        this.bankChannel = payee.bankChannel();
        this.accountMasked = payee.masked();
        this.accountNumber = payee.accountNumber();
        this.accountHolder = payee.holder();
        this.dueAt = micros(now);
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

    /** Takes what has to be ordered or asked about, for one worker among many. */
    static List<Claim> claim(Instant now, Duration lease, int limit) {
        return claim("w.due_at <= :now", null, now, lease, limit);
    }

    /** The same for one that a person wants looked at now; empty when a worker is at it, or it is not under way. */
    static Optional<Claim> claimOne(UUID id, Instant now, Duration lease) {
        return claim("w.id = :id", id, now, lease, 1).stream().findFirst();
    }

    private static List<Claim> claim(String which, UUID id, Instant now, Duration lease, int limit) {
        var query = getEntityManager()
                .createNativeQuery("""
                        update withdrawals t set lease_until = :until, fence = t.fence + 1, attempts = t.attempts + 1,
                               updated_at = :now, version = t.version + 1
                        where t.id in (
                            select w.id from withdrawals w
                            where w.state in ('APPROVED', 'PROCESSING') and (w.lease_until is null or w.lease_until < :now)
                              and %s
                            order by w.due_at limit :most for update skip locked)
                        returning t.id, t.fence, t.attempts
                        """.formatted(which))
                .setParameter("until", now.plus(lease))
                .setParameter("now", now)
                .setParameter("most", limit);
        if (id != null) query.setParameter("id", id);
        List<Claim> claims = new ArrayList<>();
        for (Object each : query.getResultList()) {
            Object[] row = (Object[]) each;
            claims.add(new Claim((UUID) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).intValue()));
        }
        return claims;
    }

    /** Whether whoever claimed it is still the one. */
    boolean isHeldBy(Claim claim) {
        return fence == claim.fence() && leaseUntil != null && state.isPayable();
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
        taxKind = terms.taxKind();
        taxBase = terms.taxBase();
        tax = terms.tax();
        taxNumberId = terms.taxNumberId();
        taxConfigId = terms.taxConfigId();
        transferFee = terms.transferFee();
        feeConfigId = terms.feeConfigId();
        net = terms.net();
        decidedBy = adminId;
        decidedAt = micros(now);
        dueAt = micros(now);
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
        sentBeforeAt = sentAt;
        sentAt = micros(now);
        sendings++;
        provider = by;
    }

    /** Whether an order may be on its way that nobody can have seen yet. */
    boolean isUnsettled(Instant now, Duration settling) {
        return sentAt != null && sentAt.plus(settling).isAfter(now);
    }

    /** As above, for the order before the last. */
    boolean wasUnsettled(Instant now, Duration settling) {
        return sentBeforeAt != null && sentBeforeAt.plus(settling).isAfter(now);
    }

    void process(String reference) {
        if (reference != null) providerReference = reference;
        if (state == WithdrawalState.APPROVED) move(WithdrawalState.PROCESSING);
    }

    void succeed(Instant now) {
        paidLate = state == WithdrawalState.FAILED;
        move(WithdrawalState.SUCCEEDED);
        paidAt = micros(now);
        free();
    }

    void fail(String why) {
        move(WithdrawalState.FAILED);
        failure = why;
        free();
    }

    void reverse(String why, Instant now) {
        move(WithdrawalState.REVERSED);
        reversedAt = micros(now);
        failure = why;
    }

    /** Looked after; {@code error} null when all is as it should be. */
    void postpone(Instant until, String error) {
        dueAt = micros(until);
        leaseUntil = null;
        lastError = error;
    }

    private void free() {
        leaseUntil = null;
        lastError = null;
    }

    private void move(WithdrawalState next) {
        state = state.become(next);
    }

    /** The columns keep microseconds. */
    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    Payout payout() {
        return new Payout(id, walletId, gross, tax, taxKind == TaxKind.PPH_23, transferFee);
    }

    /** The same order whenever it is given. */
    PayoutOrder order() {
        return new PayoutOrder(id.toString(), bankChannel, accountNumber, accountHolder, net, "Withdrawal " + number());
    }

    /** What people call it by. */
    String number() {
        return "WD-" + DateTimeFormatter.BASIC_ISO_DATE.format(BusinessTime.day(createdAt)) + "-"
                + id.toString().substring(24).toUpperCase(Locale.ROOT);
    }

    /** What the books need stays; one that is under way still has to reach its account. */
    void erase() {
        if (state == WithdrawalState.REQUESTED || state.isPayable()) return;
        accountNumber = null;
        accountHolder = null;
    }

    /** Null once its owner is erased. */
    String accountHolder() {
        return accountHolder;
    }

    WithdrawalState state() {
        return state;
    }

    TaxKind taxKind() {
        return taxKind;
    }

    Long taxBase() {
        return taxBase;
    }

    Long tax() {
        return tax;
    }

    /** The row of user_npwps, null when there was no verified number. */
    UUID taxNumberId() {
        return taxNumberId;
    }

    UUID taxConfigId() {
        return taxConfigId;
    }

    Long transferFee() {
        return transferFee;
    }

    UUID feeConfigId() {
        return feeConfigId;
    }

    Long net() {
        return net;
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

    PaymentProvider provider() {
        return provider;
    }

    /** As the books know it. */
    String providerName() {
        return provider.name();
    }

    String providerReference() {
        return providerReference;
    }

    int sendings() {
        return sendings;
    }

    Instant sentAt() {
        return sentAt;
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

    Instant dueAt() {
        return dueAt;
    }

    String lastError() {
        return lastError;
    }
}
