package id.tm.support.shortlink;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.time.BusinessTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Job {@code short-link-visitors}: forgets who was counted on days that are over. */
@ApplicationScoped
class ForgetVisitors implements Job {

    private final Visits visits;

    ForgetVisitors(Visits visits) {
        this.visits = visits;
    }

    @Override
    public String name() {
        return "short-link-visitors";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        int gone = QuarkusTransaction.requiringNew()
                .call(() -> visits.forgetBefore(BusinessTime.day(now).minusDays(1), limit));
        return new JobCounts(gone, 0, 0, 0);
    }
}
