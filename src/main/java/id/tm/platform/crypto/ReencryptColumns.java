package id.tm.platform.crypto;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Job {@code column-reencryption}: writes what an older key has encrypted anew with the current one. It can be stopped
 * and started at will: what still bears an older key is what is left to do. A run that claims nothing says that no value
 * needs an older key any more.
 */
@ApplicationScoped
class ReencryptColumns implements Job {

    private static final Logger LOG = Logger.getLogger(ReencryptColumns.class);
    private static final UUID LOWEST = new UUID(0, 0);

    private record Batch(int found, int written, UUID last) {}

    private final List<EncryptedColumns> sources;
    private final ColumnCipher cipher;

    ReencryptColumns(@All List<EncryptedColumns> sources, ColumnCipher cipher) {
        this.sources = sources;
        this.cipher = cipher;
    }

    @Override
    public String name() {
        return "column-reencryption";
    }

    /** One pass over all columns; a value whose key is not there counts as failed and stays. */
    @Override
    public JobCounts run(Instant now, int limit) {
        JobCounts total = JobCounts.NONE;
        for (EncryptedColumn column : columns()) total = total.plus(pass(column, limit));
        // Another pass can do nothing for values without a key.
        return total.sent() > 0 ? total : new JobCounts(0, 0, 0, total.failed());
    }

    /** In the order of their names; each once. */
    List<EncryptedColumn> columns() {
        return sources.stream()
                .flatMap(source -> source.columns().stream())
                .distinct()
                .sorted(java.util.Comparator.comparing(column -> column.table() + "." + column.column()))
                .toList();
    }

    private JobCounts pass(EncryptedColumn column, int limit) {
        JobCounts counts = JobCounts.NONE;
        UUID after = LOWEST;
        Batch batch;
        do {
            UUID from = after;
            batch = QuarkusTransaction.requiringNew().call(() -> batch(column, from, limit));
            counts = counts.plus(new JobCounts(batch.found, batch.written, 0, batch.found - batch.written));
            after = batch.last;
        } while (batch.found == limit);
        return counts;
    }

    private Batch batch(EncryptedColumn column, UUID after, int limit) {
        String stale = column.bytes()
                ? "substring(%1$s from 1 for :length) <> cast(:current as bytea)"
                : "left(%1$s, :length) <> :current";
        List<?> rows = Panache.getEntityManager()
                .createNativeQuery(("select id, %1$s from %2$s where id > :after and %1$s is not null and " + stale
                                + " order by id limit :most for update skip locked")
                        .formatted(column.column(), column.table()))
                .setParameter("after", after)
                .setParameter("length", cipher.currentPrefix().length())
                .setParameter("current", column.bytes() ? cipher.currentPrefixBytes() : cipher.currentPrefix())
                .setParameter("most", limit)
                .getResultList();
        Map<UUID, Object> fresh = new HashMap<>();
        UUID last = after;
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            last = (UUID) columns[0];
            try {
                fresh.put(last, again(columns[1]));
            } catch (IllegalStateException unreadable) {
                LOG.errorf("%s.%s of %s: %s", column.table(), column.column(), last, unreadable.getMessage());
            }
        }
        fresh.forEach((id, value) -> Panache.getEntityManager()
                .createNativeQuery(
                        "update %s set %s = :value where id = :id".formatted(column.table(), column.column()))
                .setParameter("value", value)
                .setParameter("id", id)
                .executeUpdate());
        return new Batch(rows.size(), fresh.size(), Objects.requireNonNull(last));
    }

    private Object again(Object stored) {
        return stored instanceof byte[] bytes
                ? cipher.encryptBytes(cipher.decryptBytes(bytes))
                : cipher.encrypt(cipher.decrypt((String) stored));
    }
}
