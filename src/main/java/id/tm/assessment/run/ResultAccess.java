package id.tm.assessment.run;

import static id.tm.assessment.AssessmentError.RUN_NOT_FOUND;

import id.tm.assessment.ResultReader;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who may read what somebody's answers came to: its owner, whom a {@link ResultReader} speaks for, and staff whose
 * endpoint demands the permission. For everybody else it is not there. What others than the owner read is written down.
 */
@ApplicationScoped
public class ResultAccess {

    private static final String STAFF = "ADMIN";

    private final List<ResultReader> readers;

    ResultAccess(@All List<ResultReader> readers) {
        this.readers = readers;
    }

    /** Somebody's own run. */
    @Transactional
    public UserAssessment ofOwner(UUID userId, UUID runId) {
        return UserAssessment.requireOf(userId, runId);
    }

    /** The run of somebody else, for a user whom the owner has to do with. */
    @Transactional
    public UserAssessment ofReader(UUID readerId, UUID runId) {
        UserAssessment run = UserAssessment.require(runId);
        ResultReader reader = readers.stream()
                .filter(each -> each.mayRead(readerId, run.userId, run.id))
                .findFirst()
                .orElseThrow(RUN_NOT_FOUND::with);
        new ResultRead(run.id, readerId, reader.role()).persist();
        return run;
    }

    /** For endpoints that demand a permission of the back office. */
    @Transactional
    public UserAssessment ofStaff(UUID adminId, UUID runId) {
        UserAssessment run = UserAssessment.require(runId);
        new ResultRead(run.id, adminId, STAFF).persist();
        return run;
    }

    /** What of many runs stood in a file for somebody of the staff. */
    @Transactional
    public void exported(UUID adminId, Set<UUID> runIds) {
        runIds.forEach(runId -> new ResultRead(runId, adminId, STAFF).persist());
    }

    /** Those of somebody that have a result which this user may read; none for strangers. */
    @Transactional
    public List<UserAssessment> readableBy(UUID readerId, UUID ownerId) {
        return UserAssessment.scoredOf(ownerId).stream()
                .filter(run -> readers.stream().anyMatch(each -> each.mayRead(readerId, ownerId, run.id)))
                .toList();
    }
}
