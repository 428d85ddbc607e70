package id.tm.support.messaging;

import id.tm.platform.job.JobConfig;
import id.tm.platform.job.ScheduledElsewhere;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Looks for urgent messages far more often than the dispatch job runs: somebody is waiting for that mail. */
@ApplicationScoped
class UrgentMessages {

    private final MessageDispatcher dispatcher;
    private final Clock clock;
    private final JobConfig config;

    UrgentMessages(MessageDispatcher dispatcher, Clock clock, JobConfig config) {
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            identity = "urgent-messages",
            every = "{tm.mail.urgent-every}",
            skipExecutionIf = ScheduledElsewhere.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        while (dispatcher.runUrgent(clock.instant(), config.batchSize()).claimed() > 0) {
            // until none is left
        }
    }
}
