package id.tm.finance.payout;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class PayoutSpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of(
                "/api/v1/me/bank-accounts/{id}",
                PayoutSpecimens::account,
                "/api/v1/me/payment-methods/{id}",
                PayoutSpecimens::method);
    }

    private static Specimen account() {
        Actor member = Actors.member();
        return Specimen.of(member, PayoutSteps.account(member));
    }

    private static Specimen method() {
        Actor member = Actors.member();
        String id = member.given()
                .body(PaymentMethodTest.card("tok-" + PayoutSteps.freshNumber()))
                .post(PayoutSteps.METHODS)
                .path("id");
        return Specimen.of(member, id);
    }
}
