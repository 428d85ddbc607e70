package id.tm.sales.strengthtypology;

import id.tm.sales.SalesSteps;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class StrengthTypologySpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of("/api/v1/me/strength-typology-transactions/{id}", () -> {
            Actor buyer = Actors.member();
            TransactionSteps.begun(buyer, SalesSteps.sold(SalesSteps.keeper(), 400_000));
            return Specimen.of(
                    buyer,
                    buyer.given()
                            .get("/api/v1/me/strength-typology-transactions")
                            .path("items[0].id"));
        });
    }
}
