package id.tm.partner.billing;

import static id.tm.partner.PartnerError.BILLING_CONTACT_MISSING;
import static id.tm.partner.PartnerError.UNKNOWN_PARTNER;
import static id.tm.partner.billing.PartnerTransactionStatus.DRAFT;
import static id.tm.partner.billing.PartnerTransactionStatus.ISSUED;
import static id.tm.partner.billing.PartnerTransactionStatus.PAID;
import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.account.Partner;
import id.tm.account.Partners;
import id.tm.finance.BankReceipt;
import id.tm.finance.Ledger;
import id.tm.finance.Payments;
import id.tm.finance.Reference;
import id.tm.finance.Sale;
import id.tm.finance.Settings;
import id.tm.partner.PartnerConfig;
import id.tm.platform.change.Changes;
import id.tm.platform.http.ETags;
import id.tm.platform.problem.FieldError;
import id.tm.platform.time.BusinessTime;
import id.tm.platform.tx.RetryConflicts;
import id.tm.support.Reminders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the back office does with invoices. {@code adminId} is null when the service acts by itself. */
@ApplicationScoped
@RetryConflicts
class InvoiceService {

    private final Partners partners;
    private final Reminders reminders;
    private final InvoiceMessages messages;
    private final Payments payments;
    private final Ledger ledger;
    private final Settings settings;
    private final PartnerConfig config;
    private final Changes changes;
    private final Clock clock;

    InvoiceService(
            Partners partners,
            Reminders reminders,
            InvoiceMessages messages,
            Payments payments,
            Ledger ledger,
            Settings settings,
            PartnerConfig config,
            Changes changes,
            Clock clock) {
        this.partners = partners;
        this.reminders = reminders;
        this.messages = messages;
        this.payments = payments;
        this.ledger = ledger;
        this.settings = settings;
        this.config = config;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    InvoiceAdminView get(UUID id) {
        return InvoiceAdminView.of(PartnerTransaction.require(id), today());
    }

    @Transactional
    InvoiceAdminView draft(InvoiceRequest request, UUID adminId) {
        PartnerTransaction invoice = PartnerTransaction.draft();
        rewrite(invoice, request);
        invoice.persist();
        PartnerTransactionHistory.record(invoice.id, null, DRAFT, adminId, null);
        return seen(invoice);
    }

    @Transactional
    InvoiceAdminView redraft(UUID id, String ifMatch, InvoiceRequest request) {
        PartnerTransaction invoice = PartnerTransaction.lockById(id);
        ETags.requireMatch(ifMatch, invoice.version);
        rewrite(invoice, request);
        return seen(invoice);
    }

    /** Numbers the invoice, plans its reminders and tells the partner, all or nothing. */
    @Transactional
    InvoiceAdminView issue(UUID id, UUID adminId) {
        return issue(id, adminId, clock.instant());
    }

    /** {@code at} lies in the past only where invoices are taken over from elsewhere. */
    @Transactional
    InvoiceAdminView issue(UUID id, UUID adminId, Instant at) {
        PartnerTransaction invoice = PartnerTransaction.lockById(id);
        invoice.status().require(DRAFT);
        Partner partner = partner(invoice.partnerId);
        if (partner.billingContacts().isEmpty()) throw BILLING_CONTACT_MISSING.with(partner.name());
        String number = InvoiceNumber.take(BusinessTime.day(at).getYear());
        invoice.issue(number, partner.name(), settings.ppn(at), config.invoice().dueDays(), at);
        PartnerTransactionHistory.record(id, DRAFT, ISSUED, adminId, null);
        plan(invoice);
        messages.sendIssued(invoice);
        return seen(invoice);
    }

    @Transactional
    InvoiceAdminView moveDueDate(UUID id, String ifMatch, InvoiceDueDateRequest request, UUID adminId) {
        changes.because(request.reason());
        PartnerTransaction invoice = PartnerTransaction.lockById(id);
        ETags.requireMatch(ifMatch, invoice.version);
        LocalDate before = invoice.dueDate();
        invoice.moveDueDate(request.dueDate(), clock.instant());
        String move = before + " → " + invoice.dueDate();
        PartnerTransactionHistory.record(
                id, ISSUED, ISSUED, adminId, request.reason() == null ? move : move + ": " + request.reason());
        reminders.cancel(PartnerInvoiceReminder.KIND, id);
        plan(invoice);
        return seen(invoice);
    }

    /** Paid outside; what the partner began to pay online is called off, or sent back should it still be paid. */
    @Transactional
    InvoiceAdminView pay(UUID id, InvoicePaymentRequest payment, UUID adminId) {
        if (payment.method() == InvoicePaymentMethod.ONLINE) {
            throw INVALID_INPUT
                    .with()
                    .fields(List.of(new FieldError("method", "reserved", "said by the provider alone")));
        }
        callOff(id);
        PartnerTransaction invoice = PartnerTransaction.lockById(id);
        invoice.pay(payment, clock.instant());
        ledger.post(new BankReceipt(
                new Reference(InvoicePayable.REFERENCE, id), Sale.ofInvoice(invoice.subtotal(), invoice.ppn())));
        PartnerTransactionHistory.record(id, ISSUED, PAID, adminId, payment.note());
        reminders.cancel(PartnerInvoiceReminder.KIND, id);
        messages.sendPaid(invoice);
        return seen(invoice);
    }

    /** Before the invoice is locked: payments lock theirs first as well. */
    private void callOff(UUID id) {
        payments.latest(InvoicePayable.KIND, id)
                .filter(payment -> payment.state().isOpen())
                .ifPresent(payment -> payments.cancel(payment.id()));
    }

    /** Ends what is owed without payment: {@code as} is VOID or WRITTEN_OFF. */
    @Transactional
    InvoiceAdminView close(UUID id, PartnerTransactionStatus as, String reason, UUID adminId) {
        changes.because(reason.strip());
        callOff(id);
        PartnerTransaction invoice = PartnerTransaction.lockById(id);
        invoice.close(as);
        PartnerTransactionHistory.record(id, ISSUED, as, adminId, reason.strip());
        reminders.cancel(PartnerInvoiceReminder.KIND, id);
        return seen(invoice);
    }

    private void rewrite(PartnerTransaction invoice, InvoiceRequest request) {
        Instant now = clock.instant();
        invoice.rewrite(partner(request.partnerId()), request.dueDate(), request.toLines(), settings.ppn(now), now);
    }

    private void plan(PartnerTransaction invoice) {
        PartnerInvoiceReminder.plan(reminders, invoice);
    }

    private Partner partner(UUID id) {
        return partners.find(id).orElseThrow(() -> UNKNOWN_PARTNER.with(id));
    }

    /** The view with the version the row has once written. */
    private InvoiceAdminView seen(PartnerTransaction invoice) {
        PartnerTransaction.flush();
        return InvoiceAdminView.of(invoice, today());
    }

    private LocalDate today() {
        return BusinessTime.day(clock.instant());
    }
}
