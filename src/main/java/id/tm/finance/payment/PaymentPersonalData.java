package id.tm.finance.payment;

import id.tm.platform.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What payments know about who paid. That money moved stays on record, as the law wants it. */
@ApplicationScoped
class PaymentPersonalData implements PersonalData {

    @Override
    public String section() {
        return "payments";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<Payment> payments = Payment.list("payerId = ?1 order by createdAt, id", userId);
        return payments.isEmpty()
                ? null
                : payments.stream().map(PaymentSummaryView::of).toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        Payment.update("payerName = null, payerEmail = null where payerId = ?1", userId);
    }
}
