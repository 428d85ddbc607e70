package id.tm.finance.payment;

import id.tm.finance.PaymentInfo;
import id.tm.finance.TestPayables;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

@ApplicationScoped
class PaymentSpecimens implements Specimens {

    private final PaymentSteps steps;

    PaymentSpecimens(PaymentSteps steps) {
        this.steps = steps;
    }

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of("/api/v1/me/payments/{id}", () -> {
            Actor payer = Actors.member();
            UUID goods = TestPayables.offer(PaymentSteps.PRICE, payer.id(), null, true);
            PaymentInfo payment = steps.started(goods);
            steps.acts(payment, "pay", Map.of("copies", 0));
            steps.refresh(payment);
            return Specimen.of(payer, payment.id());
        });
    }
}
