package id.tm.assessment.sharing;

import id.tm.assessment.run.ResultReading;
import id.tm.assessment.run.UserAssessment;
import id.tm.platform.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The links to somebody's results. Erasing takes them back. */
@ApplicationScoped
class SharePersonalData implements PersonalData {

    private final ResultReading results;
    private final Clock clock;

    SharePersonalData(ResultReading results, Clock clock) {
        this.results = results;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "result-links";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        Instant now = clock.instant();
        List<ShareLinkView> mine = SharingAssessment.ofPerson(userId).stream()
                .map(each ->
                        ShareLinkView.of(each, now, results.versionOf(UserAssessment.require(each.userAssessmentId))))
                .toList();
        return mine.isEmpty() ? null : mine;
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        SharingAssessment.lockOfPerson(userId).forEach(each -> each.revoke(clock.instant()));
    }
}
