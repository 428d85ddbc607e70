package id.tm.testing;

import id.tm.platform.job.JobCounts;
import id.tm.platform.job.JobLog;
import id.tm.platform.security.Principal;
import id.tm.platform.security.PrincipalDirectory;
import id.tm.platform.security.Realm;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the platform asks of the floors above it, as long as no floor answers. */
final class StandIns {

    private StandIns() {}

    @DefaultBean
    @Singleton
    static class Nobody implements PrincipalDirectory {

        @Override
        public Optional<Principal> find(Realm realm, UUID id) {
            return Optional.empty();
        }
    }

    @DefaultBean
    @Singleton
    static class NoLog implements JobLog {

        @Override
        public UUID started(String job, String trigger, Instant at) {
            return UUID.randomUUID();
        }

        @Override
        public void finished(UUID runId, JobCounts counts, Instant at, String error) {
            // nobody reads it
        }
    }

    @DefaultBean
    @Singleton
    static class NoMessages implements Messages {

        @Override
        public UUID send(OutgoingMessage message) {
            return UUID.randomUUID();
        }
    }
}
