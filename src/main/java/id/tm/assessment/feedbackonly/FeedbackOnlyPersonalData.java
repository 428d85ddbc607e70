package id.tm.assessment.feedbackonly;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Results that somebody brought. Erasing takes the files; that something was brought stays. */
@ApplicationScoped
class FeedbackOnlyPersonalData implements PersonalData {

    /** @param content in Base64 */
    @RegisterForReflection
    record Brought(FeedbackOnlyView result, byte[] content) {}

    @Override
    public String section() {
        return "brought-results";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<UserFeedbackSessionOnly> mine = UserFeedbackSessionOnly.of(userId);
        return mine.isEmpty()
                ? null
                : mine.stream()
                        .map(each -> new Brought(
                                FeedbackOnlyView.of(each),
                                FeedbackOnlyFile.findOf(each.id)
                                        .map(FeedbackOnlyFile::content)
                                        .orElse(null)))
                        .toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        FeedbackOnlyFile.delete(
                "feedbackOnlyId in (select f.id from UserFeedbackSessionOnly f where f.userId = ?1)", userId);
    }
}
