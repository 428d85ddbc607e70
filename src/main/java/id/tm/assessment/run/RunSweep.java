package id.tm.assessment.run;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.job.OneByOne;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Closes the answers of those whose time is over and who do not come back. */
@ApplicationScoped
class RunSweep implements Job {

    private static final Logger LOG = Logger.getLogger(RunSweep.class);

    private final Runs runs;

    RunSweep(Runs runs) {
        this.runs = runs;
    }

    @Override
    public String name() {
        return "assessment-time";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        List<UUID> over = QuarkusTransaction.requiringNew().call(() -> RunQueries.listOver(now, limit));
        return OneByOne.work(over, this::close, LOG, "the run %s cannot be closed", OneByOne.LEFT_OVER);
    }

    private JobCounts close(UUID run) {
        return runs.settle(run) ? new JobCounts(1, 1, 0, 0) : new JobCounts(0, 0, 1, 0);
    }
}
