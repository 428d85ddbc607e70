package id.tm.testing;

import id.tm.platform.job.JobCounts;
import id.tm.platform.job.JobLog;
import id.tm.platform.security.PrincipalDirectory;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the platform asks of the floors above it, as long as no floor answers. */
@Singleton
class StandIns {

    @Produces
    @DefaultBean
    @Singleton
    PrincipalDirectory nobody() {
        return (realm, id) -> Optional.empty();
    }

    @Produces
    @DefaultBean
    @Singleton
    JobLog noLog() {
        return new JobLog() {
            @Override
            public UUID started(String job, String trigger, Instant at) {
                return UUID.randomUUID();
            }

            @Override
            public void finished(UUID runId, JobCounts counts, Instant at, String error) {
                // nobody reads it
            }
        };
    }
}
