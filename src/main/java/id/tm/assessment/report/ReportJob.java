package id.tm.assessment.report;

import id.tm.assessment.AssessmentError;
import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.problem.TmException;
import id.tm.platform.work.Claim;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Makes the reports of new results before anybody asks for them, and those that could not be made when they were. */
@ApplicationScoped
class ReportJob implements Job {

    private final Reports reports;
    private final ReportOrders orders;

    ReportJob(Reports reports, ReportOrders orders) {
        this.reports = reports;
        this.orders = orders;
    }

    @Override
    public String name() {
        return "assessment-reports";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        orders.takeNew(now, limit);
        JobCounts counts = JobCounts.NONE;
        // One by one, so that the lease of none runs while another is drawn.
        for (int drawn = 0; drawn < limit; drawn++) {
            Optional<Claim> claim = orders.claim();
            if (claim.isEmpty()) break;
            counts = counts.plus(draw(claim.get()));
        }
        return counts;
    }

    /** One that cannot be drawn keeps no other waiting. */
    private JobCounts draw(Claim claim) {
        ReportOrder order = QuarkusTransaction.requiringNew().call(() -> ReportOrder.require(claim.id()));
        try {
            if (orders.isSpent(claim)) throw new IllegalStateException("begun too often, never ended");
            if (!reports.make(order)) return dropped(claim);
            orders.made(claim);
            return new JobCounts(1, 1, 0, 0);
        } catch (RuntimeException e) {
            if (e instanceof TmException refusal && refusal.error() instanceof AssessmentError) return dropped(claim);
            orders.failed(claim, order, e);
            return new JobCounts(1, 0, 0, 1);
        }
    }

    private JobCounts dropped(Claim claim) {
        orders.drop(claim);
        return new JobCounts(1, 0, 1, 0);
    }
}
