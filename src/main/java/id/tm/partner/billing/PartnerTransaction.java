package id.tm.partner.billing;

import static id.tm.partner.PartnerError.DUE_DATE_OUT_OF_RANGE;
import static id.tm.partner.PartnerError.INVOICE_NOT_FOUND;
import static id.tm.partner.PartnerError.INVOICE_TOO_LARGE;
import static id.tm.partner.PartnerError.PAYMENT_DATE_OUT_OF_RANGE;
import static id.tm.partner.billing.PartnerTransactionStatus.DRAFT;
import static id.tm.partner.billing.PartnerTransactionStatus.ISSUED;
import static id.tm.partner.billing.PartnerTransactionStatus.PAID;

import id.tm.account.Partner;
import id.tm.finance.Ppn;
import id.tm.platform.BaseEntity;
import id.tm.platform.time.BusinessTime;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An invoice to a partner: what is charged, the tax on it, and how far it has come. Table: partner_transactions. */
@Entity
@Table(name = "partner_transactions")
public class PartnerTransaction extends BaseEntity {

    /** Whole rupiah that every JSON client can still read exactly. */
    static final long MOST_SUBTOTAL = 999_999_999_999_999L;

    static final int MOST_DAYS_TO_PAY = 366;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public PartnerTransactionKind kind;

    public UUID partnerId;
    public String partnerName;

    @Enumerated(EnumType.STRING)
    private PartnerTransactionStatus status;

    private String number;
    private Instant issuedAt;

    /** Null in a draft that leaves it to the issue date. */
    private LocalDate dueDate;

    private int planVersion;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "transaction_id", nullable = false, updatable = false)
    @OrderBy("position")
    private List<PartnerTransactionLine> lines = new ArrayList<>();

    private long subtotal;
    private long dpp;

    @Embedded
    private Ppn rule;

    private long ppn;
    private long total;

    private Instant paidAt;

    @Enumerated(EnumType.STRING)
    private InvoicePaymentMethod paymentMethod;

    private String paymentReference;
    private String paymentNote;

    static PartnerTransaction draft() {
        PartnerTransaction invoice = new PartnerTransaction();
        invoice.kind = PartnerTransactionKind.INVOICE;
        invoice.status = DRAFT;
        return invoice;
    }

    /** Whoever changes an invoice waits here for whoever is changing it, and then sees what became of it. */
    static PartnerTransaction lockById(UUID id) {
        return locked(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(INVOICE_NOT_FOUND::with);
    }

    /** Keeps the invoice from being paid, voided or moved until the transaction ends. */
    static Optional<PartnerTransaction> holdById(UUID id) {
        return locked(id, LockModeType.PESSIMISTIC_READ);
    }

    /** The same for many at once. */
    static List<PartnerTransaction> holdByIds(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .list();
    }

    private static Optional<PartnerTransaction> locked(UUID id, LockModeType mode) {
        // By id and not by a query: a batch of a hundred would be searched for changes before each of its queries.
        return findByIdOptional(id, mode);
    }

    static PartnerTransaction require(UUID id) {
        return PartnerTransaction.<PartnerTransaction>findByIdOptional(id).orElseThrow(INVOICE_NOT_FOUND::with);
    }

    /** The ids of what the partner still owes. */
    static Set<UUID> openOf(UUID partnerId) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select t.id from PartnerTransaction t where t.partnerId = :partner and t.status = :open",
                        UUID.class)
                .setParameter("partner", partnerId)
                .setParameter("open", ISSUED)
                .getResultList());
    }

    /** As a partner sees it: its own, and never a draft. */
    static PartnerTransaction requireIssuedTo(UUID partnerId, UUID id) {
        return find("id = ?1 and partnerId = ?2 and status <> ?3", id, partnerId, DRAFT)
                .<PartnerTransaction>firstResultOptional()
                .orElseThrow(INVOICE_NOT_FOUND::with);
    }

    /** Replaces all that a draft says; the tax is computed anew. */
    void rewrite(Partner partner, LocalDate dueDate, List<PartnerTransactionLine> lines, Ppn rule, Instant now) {
        status.require(DRAFT);
        partnerId = partner.id();
        partnerName = partner.name();
        this.dueDate = dueDate == null ? null : payable(dueDate, BusinessTime.day(now));
        this.lines.clear();
        this.lines.addAll(lines);
        charge(rule);
    }

    /** Fixes price, tax and due date; {@code number} comes from {@link InvoiceNumber}. */
    void issue(String number, String partnerName, Ppn rule, int dueDays, Instant now) {
        status.require(DRAFT);
        status = status.become(ISSUED);
        this.number = number;
        this.partnerName = partnerName;
        issuedAt = now.truncatedTo(ChronoUnit.MICROS);
        planVersion = 1;
        dueDate = dueDate == null ? BusinessTime.day(now).plusDays(dueDays) : payable(dueDate, BusinessTime.day(now));
        charge(rule);
    }

    /** The reminders counted from the old date are no longer true: a new plan version. */
    void moveDueDate(LocalDate to, Instant now) {
        status.require(ISSUED);
        dueDate = payable(to, BusinessTime.day(now));
        planVersion++;
    }

    void pay(InvoicePaymentRequest payment, Instant now) {
        status = status.become(PAID);
        Instant at = payment.paidAt() == null ? now : payment.paidAt();
        if (at.isAfter(now) || at.isBefore(issuedAt.minus(MOST_DAYS_TO_PAY, ChronoUnit.DAYS))) {
            throw PAYMENT_DATE_OUT_OF_RANGE.with();
        }
        paidAt = at.truncatedTo(ChronoUnit.MICROS);
        paymentMethod = payment.method();
        paymentReference = payment.reference();
        paymentNote = payment.note();
    }

    void paidOnline(String reference, Instant at) {
        status = status.become(PAID);
        paidAt = at.truncatedTo(ChronoUnit.MICROS);
        paymentMethod = InvoicePaymentMethod.ONLINE;
        paymentReference = reference;
    }

    /** The money of a payment made online was taken back: it is owed as before, and reminded of anew. */
    void reopen() {
        status = status.become(ISSUED);
        paidAt = null;
        paymentMethod = null;
        paymentReference = null;
        paymentNote = null;
        planVersion++;
    }

    /** VOID or WRITTEN_OFF. */
    void close(PartnerTransactionStatus as) {
        status = status.become(as);
    }

    /** Whether a day can be a due date of an invoice that is issued, or moved, today. */
    private static LocalDate payable(LocalDate dueDate, LocalDate today) {
        if (dueDate.isBefore(today) || dueDate.isAfter(today.plusDays(MOST_DAYS_TO_PAY))) {
            throw DUE_DATE_OUT_OF_RANGE.with(today, today.plusDays(MOST_DAYS_TO_PAY));
        }
        return dueDate;
    }

    /** When the due date begins, from which the ladder is counted. */
    Instant anchor() {
        return dueDate.atStartOfDay(BusinessTime.ZONE).toInstant();
    }

    /** Days past the due date; 0 when none or when nothing is owed any more. */
    int daysOverdue(LocalDate today) {
        return status == ISSUED ? (int) Math.max(0, ChronoUnit.DAYS.between(dueDate, today)) : 0;
    }

    private void charge(Ppn rule) {
        long sum = 0;
        for (PartnerTransactionLine line : lines) {
            sum += line.amount();
            if (sum > MOST_SUBTOTAL) throw INVOICE_TOO_LARGE.with(MOST_SUBTOTAL);
        }
        subtotal = sum;
        this.rule = rule;
        dpp = rule.dpp(sum);
        ppn = rule.tax(sum);
        total = subtotal + ppn;
    }

    PartnerTransactionStatus status() {
        return status;
    }

    String number() {
        return number;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    LocalDate dueDate() {
        return dueDate;
    }

    int planVersion() {
        return planVersion;
    }

    List<PartnerTransactionLine> lines() {
        return List.copyOf(lines);
    }

    long subtotal() {
        return subtotal;
    }

    long dpp() {
        return dpp;
    }

    Ppn rule() {
        return rule;
    }

    long ppn() {
        return ppn;
    }

    long total() {
        return total;
    }

    Instant paidAt() {
        return paidAt;
    }

    InvoicePaymentMethod paymentMethod() {
        return paymentMethod;
    }

    String paymentReference() {
        return paymentReference;
    }

    String paymentNote() {
        return paymentNote;
    }
}
