package id.tm.sales.executive;

import id.tm.sales.SalesSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

/** Seats that cost nothing, so that they are there at once, and somebody who is invited to one. */
@ApplicationScoped
class ExecutiveSpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of(ExecutiveSteps.MINE + "/{id}", () -> {
            Actor company = Actors.partner();
            String id = ExecutiveSteps.begun(company, ExecutiveSteps.sold(SalesSteps.keeper(), 0), 3);
            String assignment = ExecutiveSteps.assigned(company, id, Actors.member());
            return new Specimen(company, Map.of("id", id, "assignmentId", assignment));
        });
    }
}
