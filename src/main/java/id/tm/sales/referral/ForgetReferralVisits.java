package id.tm.sales.referral;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.job.JobRunner;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;

/** Job {@code referral-visits}: forgets visits that nothing can come of any more. Housekeeping, in every process. */
@ApplicationScoped
class ForgetReferralVisits implements Job {

    private final ReferralVisits visits;

    ForgetReferralVisits(ReferralVisits visits) {
        this.visits = visits;
    }

    @Override
    public String name() {
        return "referral-visits";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        return new JobCounts(visits.forget(now, limit), 0, 0, 0);
    }

    /** The shell of the schedule. */
    @ApplicationScoped
    static class Schedule {

        private final Instance<JobRunner> runner;

        Schedule(Instance<JobRunner> runner) {
            this.runner = runner;
        }

        @Scheduled(identity = "referral-visits", every = "6h", delayed = "25m")
        void run() {
            runner.get().runOnce("referral-visits", "SCHEDULE");
        }
    }
}
