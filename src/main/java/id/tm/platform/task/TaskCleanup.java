package id.tm.platform.task;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Job {@code task-cleanup}: drops results that were not fetched in time, and later the tasks themselves. */
@ApplicationScoped
class TaskCleanup implements Job {

    private final TaskConfig config;

    TaskCleanup(TaskConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "task-cleanup";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        long gone = QuarkusTransaction.requiringNew().call(() -> {
            int results = Panache.getEntityManager()
                    .createNativeQuery("update tasks set result = null, result_type = null, result_name = null,"
                            + " version = version + 1 where id in (select id from tasks where result is not null"
                            + " and finished_at < :before limit :most for update skip locked)")
                    .setParameter("before", now.minus(config.keepResults()))
                    .setParameter("most", limit)
                    .executeUpdate();
            int tasks = Panache.getEntityManager()
                    .createNativeQuery("delete from tasks where id in (select id from tasks"
                            + " where finished_at < :before limit :most for update skip locked)")
                    .setParameter("before", now.minus(config.keep()))
                    .setParameter("most", limit)
                    .executeUpdate();
            return (long) results + tasks;
        });
        return new JobCounts(gone, 0, 0, 0);
    }
}
