package id.tm.sales.transaction;

import id.tm.sales.SalesSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class TransactionSpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of(
                "/api/v1/me/transactions/{id}",
                () -> {
                    Actor buyer = Actors.member();
                    return Specimen.of(
                            buyer, TransactionSteps.begun(buyer, SalesSteps.sold(SalesSteps.keeper(), 400_000)));
                },
                "/api/v1/me/entitlements/{id}",
                () -> {
                    Actor buyer = Actors.member();
                    String gift = SalesSteps.sold(SalesSteps.keeper(), 0);
                    TransactionSteps.checkOut(buyer, List.of(gift), List.of())
                            .then()
                            .statusCode(201);
                    return Specimen.of(
                            buyer,
                            buyer.given().get(TransactionSteps.ENTITLEMENTS).path("items[0].id"));
                });
    }
}
