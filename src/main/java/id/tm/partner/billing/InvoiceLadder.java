package id.tm.partner.billing;

import id.tm.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows the reminder ladder of an invoice. */
@ApplicationScoped
class InvoiceLadder {

    @Transactional
    Page<InvoiceReminderView> of(UUID invoiceId) {
        PartnerTransaction.require(invoiceId);
        return new Page<>(
                PartnerInvoiceReminder.ladder(invoiceId).stream()
                        .map(InvoiceReminderView::of)
                        .toList(),
                null);
    }
}
