package id.tm.platform.limit;

import static id.tm.platform.problem.PlatformError.TOO_MANY_REQUESTS;

import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.problem.TmException;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * So many per time, exact over all replicas: one row per purpose and key, moved on by one conditional statement (the
 * generic cell rate algorithm). A whole period's worth may come at once; what was used comes back evenly.
 */
@ApplicationScoped
public class RateLimits {

    private static final double NANOS = 1e9;

    private final Clock clock;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /**
     * Uses one of {@code permits} per {@code period}, in a transaction of its own: it stays used whatever becomes of the
     * act. Throws 429 with {@code Retry-After} and {@code RateLimit-*} headers when there is none left.
     *
     * @param purpose what is limited, e.g. {@code contact-message}
     * @param key who is: an address, the id of a key; stored by hash only
     */
    public void take(String purpose, String key, int permits, Duration period) {
        Instant now = clock.instant();
        Duration each = period.dividedBy(permits);
        String hash = SecretTokens.hash(key);
        boolean taken = QuarkusTransaction.requiringNew()
                .call(() -> Panache.getEntityManager()
                                .createNativeQuery("""
                                insert into rate_limits as r (purpose, key_hash, free_from)
                                values (:purpose, :key, :first)
                                on conflict on constraint pk_rate_limits do update
                                set free_from = greatest(r.free_from, :now) + make_interval(secs => :each)
                                where greatest(r.free_from, :now) + make_interval(secs => :each) <= :full
                                """)
                                .setParameter("purpose", purpose)
                                .setParameter("key", hash)
                                .setParameter("first", now.plus(each))
                                .setParameter("now", now)
                                .setParameter("each", each.toNanos() / NANOS)
                                .setParameter("full", now.plus(period))
                                .executeUpdate()
                        == 1);
        if (!taken) throw refusal(permits, period, waitFor(purpose, hash, each, now.plus(period)));
    }

    /** Forgets who has used nothing any more. */
    long forgetUnused(Instant now, int limit) {
        return QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery("delete from rate_limits where (purpose, key_hash) in (select purpose, key_hash"
                        + " from rate_limits where free_from < :now limit :most for update skip locked)")
                .setParameter("now", now)
                .setParameter("most", limit)
                .executeUpdate());
    }

    private static Duration waitFor(String purpose, String hash, Duration each, Instant full) {
        List<?> freeFrom = QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery(
                        "select free_from from rate_limits where purpose = :purpose and key_hash = :key", Instant.class)
                .setParameter("purpose", purpose)
                .setParameter("key", hash)
                .getResultList());
        if (freeFrom.isEmpty()) return each;
        return Duration.between(full, ((Instant) freeFrom.get(0)).plus(each));
    }

    private static TmException refusal(int permits, Duration period, Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return TOO_MANY_REQUESTS
                .with()
                .retryAfter(seconds)
                .header("RateLimit-Limit", permits + ", " + permits + ";w=" + Math.max(1, period.toSeconds()))
                .header("RateLimit-Remaining", "0")
                .header("RateLimit-Reset", Long.toString(seconds));
    }
}
