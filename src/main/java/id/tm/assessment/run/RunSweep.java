package id.tm.assessment.run;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Closes the answers of those whose time is over and who do not come back. */
@ApplicationScoped
class RunSweep implements Job {

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
        List<UUID> over = QuarkusTransaction.requiringNew().call(() -> UserAssessment.listOver(now, limit));
        long closed = over.stream().filter(runs::settle).count();
        return new JobCounts(over.size(), closed, 0, over.size() - closed);
    }
}
