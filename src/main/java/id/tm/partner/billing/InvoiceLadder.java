package id.tm.partner.billing;

import id.tm.platform.paging.Page;
import id.tm.support.ReminderOutcome;
import id.tm.support.ReminderOutcomes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows the reminder ladder of an invoice. */
@ApplicationScoped
class InvoiceLadder {

    private final ReminderOutcomes outcomes;

    InvoiceLadder(ReminderOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Transactional
    Page<InvoiceReminderView> of(UUID invoiceId) {
        PartnerTransaction.require(invoiceId);
        Map<UUID, List<ReminderOutcome>> known = outcomes.of(PartnerInvoiceReminder.KIND, invoiceId);
        return new Page<>(
                PartnerInvoiceReminder.ladder(invoiceId).stream()
                        .map(step -> InvoiceReminderView.of(step, known.getOrDefault(step.id, List.of())))
                        .toList(),
                null);
    }
}
