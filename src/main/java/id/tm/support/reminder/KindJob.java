package id.tm.support.reminder;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import java.time.Instant;
import java.util.List;

/** A job that serves one kind of reminder. */
abstract class KindJob implements Job {

    private final String name;
    private final String kind;
    private final ReminderEngine engine;
    private final JobRuns runs;

    KindJob(String name, String kind, ReminderEngine engine, JobRuns runs) {
        this.name = name;
        this.kind = kind;
        this.engine = engine;
        this.runs = runs;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        JobCounts counts = engine.run(List.of(kind), now, limit);
        runs.progress(counts, now);
        return counts;
    }
}
