package id.tm.finance.refund;

import id.tm.platform.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What somebody wanted back, and why. That money went back stays on record, as the law wants it. */
@ApplicationScoped
class RefundRequestPersonalData implements PersonalData {

    @Override
    public String section() {
        return "refund-requests";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<RefundRequest> requests = RefundRequest.list("buyerId = ?1 order by createdAt, id", userId);
        return requests.isEmpty()
                ? null
                : requests.stream().map(RefundRequestView::of).toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        RefundRequest.update("reason = null where buyerId = ?1", userId);
    }
}
