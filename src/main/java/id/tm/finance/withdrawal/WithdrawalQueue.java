package id.tm.finance.withdrawal;

import id.tm.platform.work.Claim;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who looks after which withdrawal now. Unlike {@link id.tm.platform.work.WorkQueue} it leaves the state alone: that says
 * how far the money is, and not whether somebody is at it.
 */
final class WithdrawalQueue {

    private WithdrawalQueue() {}

    /** Takes what has to be ordered or asked about, for one worker among many. */
    static List<Claim> claim(Instant now, Duration lease, int limit) {
        return claim("w.due_at <= :now", null, now, lease, limit);
    }

    /** The same for one that a person wants looked at now; empty when a worker is at it, or it is not under way. */
    static Optional<Claim> claimOne(UUID id, Instant now, Duration lease) {
        return claim("w.id = :id", id, now, lease, 1).stream().findFirst();
    }

    private static List<Claim> claim(String which, UUID id, Instant now, Duration lease, int limit) {
        var query = Panache.getEntityManager()
                .createNativeQuery("""
                        update withdrawals t set lease_until = :until, fence = t.fence + 1, attempts = t.attempts + 1,
                               updated_at = :now, version = t.version + 1
                        where t.id in (
                            select w.id from withdrawals w
                            where w.state in ('APPROVED', 'PROCESSING') and (w.lease_until is null or w.lease_until < :now)
                              and %s
                            order by w.due_at limit :most for update skip locked)
                        returning t.id, t.fence, t.attempts
                        """.formatted(which))
                .setParameter("until", now.plus(lease))
                .setParameter("now", now)
                .setParameter("most", limit);
        if (id != null) query.setParameter("id", id);
        List<Claim> claims = new ArrayList<>();
        for (Object each : query.getResultList()) {
            Object[] row = (Object[]) each;
            claims.add(new Claim((UUID) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).intValue()));
        }
        return claims;
    }
}
