package id.tm.platform.job;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** What the platform does for itself; goes on in every process, also where cron runs the business's jobs. */
@ApplicationScoped
class Housekeeping {

    private final JobRunner runner;

    Housekeeping(JobRunner runner) {
        this.runner = runner;
    }

    @Scheduled(identity = "signing-key-rotation", every = "1h", delayed = "10m")
    void rotateSigningKeys() {
        runner.runOnce("signing-key-rotation", "SCHEDULE");
    }

    @Scheduled(identity = "idempotency-keys", every = "1h", delayed = "15m")
    void forgetIdempotencyKeys() {
        runner.runOnce("idempotency-keys", "SCHEDULE");
    }

    @Scheduled(identity = "rate-limits", every = "1h", delayed = "20m")
    void forgetRateLimits() {
        runner.runOnce("rate-limits", "SCHEDULE");
    }

    @Scheduled(identity = "ended-sessions", every = "1h", delayed = "30m")
    void forgetEndedSessions() {
        runner.runOnce("ended-sessions", "SCHEDULE");
    }

    @Scheduled(identity = "task-cleanup", every = "1h", delayed = "25m")
    void forgetTasks() {
        runner.runOnce("task-cleanup", "SCHEDULE");
    }

    @Scheduled(identity = "column-reencryption", every = "24h", delayed = "30m")
    void reencryptColumns() {
        runner.runOnce("column-reencryption", "SCHEDULE");
    }
}
