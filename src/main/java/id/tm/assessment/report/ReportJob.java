package id.tm.assessment.report;

import id.tm.assessment.run.RunQueries;
import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes the reports of new results before anybody asks for them. */
@ApplicationScoped
class ReportJob implements Job {

    private static final Logger LOG = Logger.getLogger(ReportJob.class);

    private final Reports reports;

    ReportJob(Reports reports) {
        this.reports = reports;
    }

    @Override
    public String name() {
        return "assessment-reports";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        List<UUID> waiting = QuarkusTransaction.requiringNew().call(() -> RunQueries.listWithoutReport(limit));
        JobCounts counts = JobCounts.NONE;
        for (UUID run : waiting) counts = counts.plus(make(run));
        return counts;
    }

    /** One that cannot be made keeps no other waiting; it is tried again by the next run, not by this one without end. */
    private JobCounts make(UUID runId) {
        try {
            reports.makeReady(runId);
            return new JobCounts(1, 1, 0, 0);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The report of the run %s was not made", runId);
            return new JobCounts(0, 0, 0, 1);
        }
    }
}
