package id.tm.partner.billing;

import static id.tm.partner.billing.PartnerTransactionStatus.ISSUED;

import id.tm.support.ReminderNotice;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderSubject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Reminders of unpaid invoices, to the partner's billing contacts. */
@ApplicationScoped
class InvoiceReminderSubject implements ReminderSubject {

    private static final String AUDIENCE = "BILLING";

    private final InvoiceMessages messages;
    private final Clock clock;

    InvoiceReminderSubject(InvoiceMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return PartnerInvoiceReminder.KIND;
    }

    @Override
    public Class<? extends ReminderPlan> planType() {
        return PartnerInvoiceReminder.class;
    }

    @Override
    public Optional<ReminderNotice> notice(ReminderPlan plan) {
        return PartnerTransaction.holdById(plan.subjectId)
                .filter(invoice -> invoice.status() == ISSUED
                        && invoice.planVersion() == plan.subjectVersion
                        && AUDIENCE.equals(plan.audience))
                .map(this::notice);
    }

    private ReminderNotice notice(PartnerTransaction invoice) {
        LocalDate today = PartnerTransaction.day(clock.instant());
        long daysLeft = ChronoUnit.DAYS.between(today, invoice.dueDate());
        Map<String, Object> variables = messages.facts(invoice);
        // One text for all contacts, so the company is addressed and not a person.
        variables.put("name", invoice.partnerName);
        variables.put("dueDate", invoice.dueDate());
        variables.put("daysLeft", (int) Math.max(0, daysLeft));
        variables.put("daysOverdue", invoice.daysOverdue(today));
        variables.put("link", messages.link(invoice));
        return new ReminderNotice(messages.recipients(invoice.partnerId), variables);
    }
}
