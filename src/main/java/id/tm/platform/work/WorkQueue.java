package id.tm.platform.work;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Claims rows of one table for one worker among many: FOR UPDATE SKIP LOCKED, a lease, and a fencing token that makes
 * the settlement of a worker whose lease ran out fall on deaf ears. Every method wants a running transaction.
 *
 * <p>A table's states are its own words; the queue is told which one is ready, which claimed, and which dead.
 */
public final class WorkQueue {

    private final String table;
    private final String ready;
    private final String claimed;
    private final String begun;
    private final String dead;

    /**
     * @param begun the state of a claimed row whose outside effect may have begun; the same as {@code claimed} where
     *     the table does not tell them apart
     */
    public WorkQueue(String table, String ready, String claimed, String begun, String dead) {
        this.begun = begun;
        this.table = table;
        this.ready = ready;
        this.claimed = claimed;
        this.dead = dead;
    }

    /**
     * Takes up to {@code limit} rows that are due, or whose earlier claimant's lease ran out.
     *
     * @param condition more SQL over alias {@code w} ("true" for none), with {@code parameters}
     */
    public List<Claim> claim(Instant now, Duration lease, int limit, String condition, Map<String, Object> parameters) {
        var query = Panache.getEntityManager().createNativeQuery("""
                update %1$s t set state = :claimed, lease_until = :until, fence = t.fence + 1, attempts = t.attempts + 1,
                       updated_at = :now, version = t.version + 1
                where t.id in (
                    select w.id from %1$s w
                    where ((w.state = :ready and w.due_at <= :now) or (w.state in (:claimed, :begun) and w.lease_until < :now))
                      and (%2$s)
                    order by w.due_at limit :most for update skip locked)
                returning t.id, t.fence, t.attempts
                """.formatted(table, condition));
        query.setParameter("claimed", claimed)
                .setParameter("begun", begun)
                .setParameter("ready", ready)
                .setParameter("until", now.plus(lease))
                .setParameter("now", now)
                .setParameter("most", limit);
        parameters.forEach(query::setParameter);
        List<Claim> claims = new ArrayList<>();
        for (Object row : query.getResultList()) {
            Object[] columns = (Object[]) row;
            claims.add(
                    new Claim((UUID) columns[0], ((Number) columns[1]).longValue(), ((Number) columns[2]).intValue()));
        }
        return claims;
    }

    /**
     * Marks that the outside effect begins now; false when the row was cancelled or lost meanwhile, and then it must
     * not begin.
     */
    public boolean begin(Claim claim, Instant now, Duration lease) {
        return Panache.getEntityManager()
                        .createNativeQuery("update " + table
                                + " set state = :begun, lease_until = :until, updated_at = :now, version = version + 1"
                                + " where id = :id and fence = :fence and state = :claimed")
                        .setParameter("begun", begun)
                        .setParameter("until", now.plus(lease))
                        .setParameter("now", now)
                        .setParameter("id", claim.id())
                        .setParameter("fence", claim.fence())
                        .setParameter("claimed", claimed)
                        .executeUpdate()
                == 1;
    }

    /** Ends the claim in {@code state}; false when the lease was lost to another worker meanwhile. */
    public boolean settle(Claim claim, String state, Instant now) {
        return move(claim, state, now, now, null);
    }

    /** Gives the row back to be tried again at {@code dueAt}. */
    public boolean retry(Claim claim, Instant dueAt, String error, Instant now) {
        return move(claim, ready, dueAt, now, error);
    }

    /** Gives up: the row waits for an operator. */
    public boolean bury(Claim claim, String error, Instant now) {
        return move(claim, dead, now, now, error);
    }

    /** Puts a dead row back into the queue; false when it is not dead. */
    public boolean replay(UUID id, Instant now) {
        return Panache.getEntityManager()
                        .createNativeQuery("update " + table
                                + " set state = :ready, due_at = :now, attempts = 0, lease_until = null,"
                                + " updated_at = :now, version = version + 1 where id = :id and state = :dead")
                        .setParameter("ready", ready)
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .setParameter("dead", dead)
                        .executeUpdate()
                == 1;
    }

    /** Exponential from {@code first}, doubled per attempt up to {@code most}, each with up to half of it as jitter. */
    public static Duration backOff(int attempts, Duration first, Duration most) {
        long base = Math.min(most.toMillis(), first.toMillis() << Math.min(20, Math.max(0, attempts - 1)));
        return Duration.ofMillis(base + ThreadLocalRandom.current().nextLong(base / 2 + 1));
    }

    private boolean move(Claim claim, String state, Instant dueAt, Instant now, @Nullable String error) {
        return Panache.getEntityManager()
                        .createNativeQuery("update " + table
                                + " set state = :state, due_at = :due, lease_until = null, last_error = cast(:error as text),"
                                + " updated_at = :now, version = version + 1"
                                + " where id = :id and fence = :fence and state in (:claimed, :begun)")
                        .setParameter("state", state)
                        .setParameter("due", dueAt)
                        .setParameter("error", error)
                        .setParameter("now", now)
                        .setParameter("id", claim.id())
                        .setParameter("fence", claim.fence())
                        .setParameter("claimed", claimed)
                        .setParameter("begun", begun)
                        .executeUpdate()
                == 1;
    }
}
