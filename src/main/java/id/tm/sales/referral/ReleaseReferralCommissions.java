package id.tm.sales.referral;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.job.JobRunner;
import id.tm.platform.job.OneByOne;
import id.tm.platform.job.ScheduledElsewhere;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Job {@code referral-commissions}: releases what was held long enough, each commission in a transaction of its own. */
@ApplicationScoped
class ReleaseReferralCommissions implements Job {

    private static final Logger LOG = Logger.getLogger(ReleaseReferralCommissions.class);

    private final ReferralCommissions commissions;

    ReleaseReferralCommissions(ReferralCommissions commissions) {
        this.commissions = commissions;
    }

    @Override
    public String name() {
        return "referral-commissions";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> ReferralCommission.due(now, limit));
        return OneByOne.work(due, id -> release(id, now), LOG, "commission %s cannot be released", OneByOne.LEFT_OVER);
    }

    private JobCounts release(UUID id, Instant now) {
        return commissions.release(id, now) ? new JobCounts(1, 1, 0, 0) : new JobCounts(0, 0, 1, 0);
    }

    /** The shell of the schedule. */
    @ApplicationScoped
    static class Schedule {

        private final Instance<JobRunner> runner;

        Schedule(Instance<JobRunner> runner) {
            this.runner = runner;
        }

        @Scheduled(
                identity = "referral-commissions",
                every = "15m",
                delayed = "3m",
                skipExecutionIf = ScheduledElsewhere.class)
        void run() {
            runner.get().runOnce("referral-commissions", "SCHEDULE");
        }
    }
}
