package id.tm.finance.ledger;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.job.JobRunner;
import id.tm.platform.job.ScheduledElsewhere;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;

/** Proves the books from time to time; what is wrong counts as failed. */
@ApplicationScoped
class LedgerAuditJob implements Job {

    private final LedgerAudit audit;

    LedgerAuditJob(LedgerAudit audit) {
        this.audit = audit;
    }

    @Override
    public String name() {
        return "ledger-audit";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        return new JobCounts(0, 0, 0, audit.record(now));
    }

    /** The shell of the schedule. */
    @ApplicationScoped
    static class Schedule {

        private final Instance<JobRunner> runner;

        Schedule(Instance<JobRunner> runner) {
            this.runner = runner;
        }

        @Scheduled(identity = "ledger-audit", every = "15m", delayed = "2m", skipExecutionIf = ScheduledElsewhere.class)
        void run() {
            runner.get().runOnce("ledger-audit", "SCHEDULE");
        }
    }
}
