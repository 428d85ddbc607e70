package id.tm.finance.refund;

import id.tm.finance.refund.RefundSteps.Purchase;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class RefundSpecimens implements Specimens {

    private final RefundSteps steps;

    RefundSpecimens(RefundSteps steps) {
        this.steps = steps;
    }

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of("/api/v1/me/refund-requests/{id}", this::request);
    }

    private Specimen request() {
        Purchase purchase = steps.paidByWallet();
        return Specimen.of(purchase.buyer(), RefundSteps.asked(purchase, null));
    }
}
