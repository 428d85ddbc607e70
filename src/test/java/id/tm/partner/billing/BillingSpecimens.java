package id.tm.partner.billing;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class BillingSpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of("/api/v1/partner/invoices/{id}", () -> {
            Actor partner = Actors.partner();
            return Specimen.of(partner, new InvoiceSteps(partner.partnerId()).issued());
        });
    }
}
