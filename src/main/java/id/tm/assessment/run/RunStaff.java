package id.tm.assessment.run;

import static id.tm.assessment.AssessmentError.RUN_NOT_PAUSED;
import static id.tm.assessment.AssessmentError.RUN_PAUSED;

import id.tm.platform.change.Changes;
import id.tm.platform.security.Caller;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** What staff may do to the clock of somebody's run; each with its reason. */
@ApplicationScoped
class RunStaff {

    private final Runs runs;
    private final Changes changes;
    private final Caller caller;
    private final Clock clock;

    RunStaff(Runs runs, Changes changes, Caller caller, Clock clock) {
        this.runs = runs;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    UserAssessment giveTime(UUID id, ExtraTimeRequest request) {
        UserAssessment run = inProgress(id, request.reason());
        if (request.section() != null) RunSection.require(id, request.section());
        new TimeGrant(id, request.section(), request.time(), request.reason(), caller.id()).persist();
        Panache.getEntityManager().flush();
        return run;
    }

    @Transactional
    UserAssessment pause(UUID id, String reason) {
        UserAssessment run = inProgress(id, reason);
        if (RunPause.findOpen(id).isPresent()) throw RUN_PAUSED.with();
        new RunPause(id, clock.instant(), reason, caller.id()).persist();
        Panache.getEntityManager().flush();
        return run;
    }

    @Transactional
    UserAssessment resume(UUID id, String reason) {
        UserAssessment run = UserAssessment.lock(id);
        changes.because(reason);
        RunPause pause = RunPause.findOpen(id).orElseThrow(RUN_NOT_PAUSED::with);
        Instant now = clock.instant();
        pause.resume(now.isBefore(pause.pausedAt) ? pause.pausedAt : now);
        Panache.getEntityManager().flush();
        return run;
    }

    @Transactional
    UserAssessment makeVoid(UUID id, String reason) {
        changes.because(reason);
        return runs.makeVoid(id);
    }

    /** What the end of the time has closed before is closed. */
    private UserAssessment inProgress(UUID id, String reason) {
        runs.settle(id);
        UserAssessment run = UserAssessment.lock(id);
        run.requireInProgress();
        changes.because(reason);
        return run;
    }
}
