package id.tm.support.reminder;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.support.messaging.MessageDispatcher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Job {@code dispatch}: the outbox of messages and the reminders of all kinds, a round of each in turn. */
@ApplicationScoped
class Dispatch implements Job {

    private final MessageDispatcher messages;
    private final ReminderEngine engine;
    private final JobRuns runs;

    Dispatch(MessageDispatcher messages, ReminderEngine engine, JobRuns runs) {
        this.messages = messages;
        this.engine = engine;
        this.runs = runs;
    }

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        JobCounts counts = messages.run(now, limit).plus(engine.run(engine.kinds(), now, limit));
        runs.progress(counts, now);
        return counts;
    }
}
