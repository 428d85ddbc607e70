package id.tm.assessment.run;

import static id.tm.assessment.AssessmentError.RUN_NOT_FOUND;

import id.tm.assessment.ResultReader;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who may read what somebody's answers came to, and the report of it: its owner, whom a {@link ResultReader} speaks for,
 * and staff whose endpoint demands the permission. For everybody else it is not there. What others than the owner read is
 * written down in the transaction that reads it, so that there is no reading without the one and no entry without the
 * other.
 */
@ApplicationScoped
public class ResultAccess {

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
    @Transactional(TxType.MANDATORY)
    public UserAssessment ofReader(UUID readerId, UUID runId, ResultPart part) {
        UserAssessment run = UserAssessment.require(runId);
        ResultReader reader = readers.stream()
                .filter(each -> each.mayRead(readerId, run.userId, run.id))
                .findFirst()
                .orElseThrow(RUN_NOT_FOUND::with);
        new ResultRead(run.id, readerId, reader.role(), part).persist();
        return run;
    }

    /** For endpoints that demand a permission of the back office. */
    @Transactional(TxType.MANDATORY)
    public UserAssessment ofStaff(UUID adminId, UUID runId, ResultPart part) {
        UserAssessment run = UserAssessment.require(runId);
        new ResultRead(run.id, adminId, ResultRead.STAFF, part).persist();
        return run;
    }

    /** What of many runs stood in a file for somebody of the staff. */
    @Transactional
    public void exported(UUID adminId, Set<UUID> runIds, ResultPart part) {
        runIds.forEach(runId -> new ResultRead(runId, adminId, ResultRead.STAFF, part).persist());
    }

    /** Those of somebody that have a result which this user may read; none for strangers. */
    @Transactional
    public List<UserAssessment> readableBy(UUID readerId, UUID ownerId) {
        return UserAssessment.scoredOf(ownerId).stream()
                .filter(run -> readers.stream().anyMatch(each -> each.mayRead(readerId, ownerId, run.id)))
                .toList();
    }
}
