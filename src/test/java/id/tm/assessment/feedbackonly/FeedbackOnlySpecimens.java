package id.tm.assessment.feedbackonly;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class FeedbackOnlySpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of("/api/v1/me/feedback-only/{id}", () -> {
            Actor member = Actors.member();
            return Specimen.of(
                    member,
                    FeedbackOnlyTest.bring(
                                    member, FeedbackOnlyTest.consultation(member), FeedbackOnlyTest.pdf("Contoh"))
                            .path("id"));
        });
    }
}
