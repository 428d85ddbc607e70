package id.tm.partner.billing;

import static id.tm.partner.billing.PartnerTransactionStatus.ISSUED;

import id.tm.account.Partners;
import id.tm.platform.time.BusinessTime;
import id.tm.support.ReminderNotice;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderSubject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reminders of unpaid invoices, to the partner's billing contacts. */
@ApplicationScoped
class InvoiceReminderSubject implements ReminderSubject {

    private static final String AUDIENCE = "BILLING";

    private final Partners partners;
    private final InvoiceMessages messages;
    private final Clock clock;

    InvoiceReminderSubject(Partners partners, InvoiceMessages messages, Clock clock) {
        this.partners = partners;
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
    public void readAhead(Collection<UUID> subjectIds) {
        List<UUID> partnerIds = PartnerTransaction.holdByIds(subjectIds).stream()
                .map(invoice -> invoice.partnerId)
                .distinct()
                .toList();
        partners.readAhead(partnerIds);
    }

    @Override
    public Optional<ReminderNotice> notice(ReminderPlan plan) {
        return PartnerTransaction.holdById(plan.subjectId)
                .filter(invoice -> invoice.status() == ISSUED
                        && invoice.planVersion() == plan.subjectVersion
                        && AUDIENCE.equals(plan.audience))
                .map(this::notice);
    }

    @Override
    public Optional<Set<UUID>> subjectsOf(UUID party) {
        return partners.find(party)
                .or(() -> partners.ofUser(party))
                .map(partner -> PartnerTransaction.openOf(partner.id()))
                .or(() -> Optional.of(Set.of()));
    }

    /** {@code name} is each contact's own, which the engine knows. */
    private ReminderNotice notice(PartnerTransaction invoice) {
        LocalDate today = BusinessTime.day(clock.instant());
        long daysLeft = ChronoUnit.DAYS.between(today, invoice.dueDate());
        Map<String, Object> variables = messages.facts(invoice);
        variables.put("dueDate", invoice.dueDate());
        variables.put("daysLeft", (int) Math.max(0, daysLeft));
        variables.put("daysOverdue", invoice.daysOverdue(today));
        return new ReminderNotice(messages.recipients(invoice.partnerId), variables);
    }
}
