package id.tm.platform.security;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Job {@code ended-sessions}: forgets sessions of which no token is alive any more. */
@ApplicationScoped
class ForgetEndedSessions implements Job {

    private final EndedSessions sessions;

    ForgetEndedSessions(EndedSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "ended-sessions";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        long gone = QuarkusTransaction.requiringNew().call(() -> sessions.forget(now, limit));
        return new JobCounts(gone, 0, 0, 0);
    }
}
