package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.small;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class RunSpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of(
                "/api/v1/me/assessments/{id}",
                () -> {
                    Actor member = Actors.member();
                    return Specimen.of(member, RunSteps.begun(member, RunSteps.offered(small(), wishes -> {})));
                },
                "/api/v1/me/assessments/entitlements/{entitlementId}",
                () -> {
                    Actor member = Actors.member();
                    String mine = RunSteps.entitled(member, RunSteps.offered(small(), wishes -> {}))
                            .toString();
                    return new Specimen(member, Map.of("entitlementId", mine));
                });
    }
}
