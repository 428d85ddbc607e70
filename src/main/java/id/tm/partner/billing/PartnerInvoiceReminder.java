package id.tm.partner.billing;

import id.tm.platform.time.BusinessTime;
import id.tm.support.ReminderPlan;
import id.tm.support.Reminders;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** One step of an invoice's reminder ladder. Table: partner_invoice_reminders. */
@Entity
@Table(name = "partner_invoice_reminders")
public class PartnerInvoiceReminder extends ReminderPlan {

    /** The kind of the ladder's definition rows. */
    static final String KIND = "INVOICE";

    /** Counted from the due date as it is now. */
    static void plan(Reminders reminders, PartnerTransaction invoice) {
        reminders.plan(
                KIND,
                invoice.id,
                invoice.planVersion(),
                invoice.anchor(),
                BusinessTime.ZONE,
                PartnerInvoiceReminder::new);
    }

    static List<PartnerInvoiceReminder> ladder(UUID invoiceId) {
        return list("subjectId = ?1 order by subjectVersion, dueAt, id", invoiceId);
    }
}
