package id.tm.platform.security;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Login sessions that have ended: what access tokens they left open nothing from the next request on, on any replica. */
@ApplicationScoped
public class EndedSessions {

    /** Clocks of replicas differ, and tokens are accepted for some seconds after their end. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final TokenConfig config;
    private final Clock clock;

    EndedSessions(TokenConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Call in the transaction that ends them. */
    public void add(Collection<UUID> sessions) {
        Instant forgetAt = clock.instant().plus(config.lifetime()).plus(TOLERANCE);
        for (UUID session : sessions) {
            Panache.getEntityManager()
                    .createNativeQuery("insert into ended_sessions (session_id, forget_at) values (:session, :at)"
                            + " on conflict on constraint pk_ended_sessions do nothing")
                    .setParameter("session", session)
                    .setParameter("at", forgetAt)
                    .executeUpdate();
        }
    }

    /** Those whose last token has expired. */
    long forget(Instant now, int limit) {
        return Panache.getEntityManager()
                .createNativeQuery("delete from ended_sessions where session_id in (select session_id from"
                        + " ended_sessions where forget_at < :now limit :most for update skip locked)")
                .setParameter("now", now)
                .setParameter("most", limit)
                .executeUpdate();
    }
}
