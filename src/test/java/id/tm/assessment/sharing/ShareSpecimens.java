package id.tm.assessment.sharing;

import id.tm.assessment.run.RunSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class ShareSpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of("/api/v1/me/assessments/{id}/shares/{share}", () -> {
            Actor member = Actors.member();
            String run = RunSteps.scored(member);
            String share =
                    SharingTest.share(member, run, Map.of("scope", "FULL")).path("link.id");
            return new Specimen(member, Map.of("id", run, "share", share));
        });
    }
}
