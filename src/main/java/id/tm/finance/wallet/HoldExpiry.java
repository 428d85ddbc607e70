package id.tm.finance.wallet;

import static id.tm.finance.FinanceError.HOLD_SETTLED;

import id.tm.finance.Ledger;
import id.tm.finance.WalletPosting;
import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.job.JobRunner;
import id.tm.platform.job.ScheduledElsewhere;
import id.tm.platform.problem.TmException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Gives back what was set aside and nobody settled in time, each hold in a transaction of its own. */
@ApplicationScoped
class HoldExpiry implements Job {

    private static final Logger LOG = Logger.getLogger(HoldExpiry.class);

    private final Ledger ledger;

    HoldExpiry(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "hold-expiry";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        List<WalletPosting.Expired> due = QuarkusTransaction.requiringNew().call(() -> WalletHold.due(now, limit));
        JobCounts counts = JobCounts.NONE;
        for (WalletPosting.Expired each : due) counts = counts.plus(expire(each));
        return counts;
    }

    private JobCounts expire(WalletPosting.Expired expired) {
        try {
            ledger.post(expired);
            return new JobCounts(1, 1, 0, 0);
        } catch (TmException e) {
            // Somebody settled it after it was found due.
            if (e.error() == HOLD_SETTLED) return new JobCounts(0, 0, 1, 0);
            LOG.errorf(e, "the hold of %s cannot expire", expired.reference());
            return new JobCounts(0, 0, 0, 1);
        }
    }

    /** The shell of the schedule. */
    @ApplicationScoped
    static class Schedule {

        private final Instance<JobRunner> runner;

        Schedule(Instance<JobRunner> runner) {
            this.runner = runner;
        }

        @Scheduled(identity = "hold-expiry", every = "1m", delayed = "1m", skipExecutionIf = ScheduledElsewhere.class)
        void run() {
            runner.get().runOnce("hold-expiry", "SCHEDULE");
        }
    }
}
