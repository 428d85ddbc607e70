package id.tm.account.login;

import id.tm.account.emailchange.EmailChangeCleanup;
import id.tm.account.partnerprofile.InvitationCleanup;
import id.tm.account.password.PasswordCleanup;
import id.tm.account.registration.RegistrationCleanup;
import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.job.JobRunner;
import id.tm.platform.job.ScheduledElsewhere;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;

/** Forgets ended sessions, old failures and dead links, so that these tables stay as small as they are useful. */
@ApplicationScoped
class AccountCleanup implements Job {

    private static final Duration KEEP_SESSIONS = Duration.ofDays(30);
    private static final Duration KEEP_FAILURES = Duration.ofDays(1);
    private static final Duration KNOW_DEVICES = Duration.ofDays(180);

    @Override
    public String name() {
        return "account-cleanup";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        long gone = QuarkusTransaction.requiringNew()
                .call(() -> LoginSession.purge(now.minus(KEEP_SESSIONS))
                        + LoginAttempt.purge(now.minus(KEEP_FAILURES), now.minus(KNOW_DEVICES))
                        + RegistrationCleanup.purge(now)
                        + InvitationCleanup.purge(now)
                        + PasswordCleanup.purge(now)
                        + EmailChangeCleanup.purge(now));
        return new JobCounts(gone, 0, 0, 0);
    }

    /** The shell of the schedule. */
    @ApplicationScoped
    static class Schedule {

        private final Instance<JobRunner> runner;

        Schedule(Instance<JobRunner> runner) {
            this.runner = runner;
        }

        @Scheduled(
                identity = "account-cleanup",
                every = "6h",
                delayed = "10m",
                skipExecutionIf = ScheduledElsewhere.class)
        void run() {
            runner.get().runOnce("account-cleanup", "SCHEDULE");
        }
    }
}
