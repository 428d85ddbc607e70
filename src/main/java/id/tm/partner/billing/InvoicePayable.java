package id.tm.partner.billing;

import static id.tm.partner.billing.PartnerTransactionStatus.ISSUED;
import static id.tm.partner.billing.PartnerTransactionStatus.PAID;

import id.tm.account.Partner;
import id.tm.account.Partners;
import id.tm.finance.Owed;
import id.tm.finance.Payable;
import id.tm.finance.PaymentInfo;
import id.tm.finance.PaymentItem;
import id.tm.finance.Sale;
import id.tm.support.Reminders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Invoices as something that is paid online. */
@ApplicationScoped
class InvoicePayable implements Payable {

    static final String KIND = "PARTNER_INVOICE";

    /** What the books call an invoice. */
    static final String REFERENCE = "INVOICE";

    private final Partners partners;
    private final Reminders reminders;
    private final InvoiceMessages messages;

    InvoicePayable(Partners partners, Reminders reminders, InvoiceMessages messages) {
        this.partners = partners;
        this.reminders = reminders;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Locked, so that of two who begin at once the second sees what the first began. */
    @Override
    public Owed owed(UUID id) {
        PartnerTransaction invoice = PartnerTransaction.lockById(id);
        invoice.status().require(ISSUED);
        List<PaymentItem> items = new ArrayList<>();
        for (PartnerTransactionLine line : invoice.lines()) {
            items.add(new PaymentItem(
                    "line-" + line.position, line.description, line.unitPrice, Math.toIntExact(line.quantity)));
        }
        if (invoice.ppn() > 0) items.add(new PaymentItem("ppn", "PPN", invoice.ppn(), 1));
        return new Owed(
                partners.find(invoice.partnerId).map(Partner::userId).orElse(null),
                "Invoice " + invoice.number(),
                items,
                Sale.ofInvoice(invoice.subtotal(), invoice.ppn()),
                null);
    }

    @Override
    public boolean paid(UUID id, PaymentInfo payment) {
        PartnerTransaction invoice = PartnerTransaction.lockById(id);
        if (invoice.status() != ISSUED || invoice.total() != payment.amount()) return false;
        invoice.paidOnline(payment.reference(), payment.paidAt());
        PartnerTransactionHistory.record(id, ISSUED, PAID, null, payment.reference());
        reminders.cancel(PartnerInvoiceReminder.KIND, id);
        messages.sendPaid(invoice);
        return true;
    }

    /** Nothing: it is owed as before, and another payment can be begun. */
    @Override
    public void expired(UUID id, PaymentInfo payment) {}

    @Override
    public void refunded(UUID id, PaymentInfo payment, long amount) {
        if (!payment.fulfilled()) return;
        PartnerTransaction invoice = PartnerTransaction.lockById(id);
        PartnerTransactionHistory.record(
                id, invoice.status(), invoice.status(), null, "refunded " + amount + ": " + payment.reference());
    }

    @Override
    public void reversed(UUID id, PaymentInfo payment, long amount) {
        if (!payment.fulfilled()) return;
        PartnerTransaction invoice = PartnerTransaction.lockById(id);
        invoice.reopen();
        PartnerTransactionHistory.record(
                id, PAID, ISSUED, null, payment.state() + " " + amount + ": " + payment.reference());
        PartnerInvoiceReminder.plan(reminders, invoice);
    }
}
