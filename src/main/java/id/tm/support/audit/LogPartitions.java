package id.tm.support.audit;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.support.AuditConfig;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Job {@code log-partitions}: makes the coming months of the activity log and drops those whose time is over. The
 * functions belong to the owner of the tables; the service may only call them.
 */
@ApplicationScoped
class LogPartitions implements Job {

    private static final int MONTHS_AHEAD = 3;

    private final AuditConfig config;

    LogPartitions(AuditConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "log-partitions";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        int made = QuarkusTransaction.requiringNew()
                .call(() ->
                        number("select audit_make_partitions(cast(:argument as int))", Integer.toString(MONTHS_AHEAD)));
        int dropped = QuarkusTransaction.requiringNew()
                .call(() -> number(
                        "select audit_drop_partitions(cast(:argument as interval))",
                        config.retention().toDays() + " days"));
        return new JobCounts((long) made + dropped, 0, 0, 0);
    }

    private static int number(String sql, String argument) {
        return ((Number) Panache.getEntityManager()
                        .createNativeQuery(sql)
                        .setParameter("argument", argument)
                        .getSingleResult())
                .intValue();
    }
}
