package id.tm.assessment.report;

import id.tm.assessment.run.UserAssessment;
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
        List<UUID> waiting = QuarkusTransaction.requiringNew().call(() -> UserAssessment.listWithoutReport(limit));
        long failed = waiting.stream().filter(run -> !made(run)).count();
        return new JobCounts(waiting.size(), waiting.size() - failed, 0, failed);
    }

    /** One that cannot be made keeps no other waiting. */
    private boolean made(UUID runId) {
        try {
            reports.makeReady(runId);
            return true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "The report of the run %s was not made", runId);
            return false;
        }
    }
}
