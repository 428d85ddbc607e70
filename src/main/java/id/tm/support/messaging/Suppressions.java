package id.tm.support.messaging;

import id.tm.support.Channel;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Addresses that are written to no more. */
@ApplicationScoped
public class Suppressions {

    /** Why. */
    public enum Cause {
        /** The address takes no mail at all; nothing is sent to it. */
        BAD_ADDRESS,
        /** The one behind it wants no reminders; what somebody asked for (a password reset) is still sent. */
        UNSUBSCRIBED
    }

    private final Clock clock;

    Suppressions(Clock clock) {
        this.clock = clock;
    }

    /** Whether a reminder must not go there, for whichever cause. */
    @Transactional
    public boolean isSuppressed(Channel channel, String address) {
        return !suppressed(channel, List.of(address)).isEmpty();
    }

    /** Those of the addresses that no reminder may go to, as they were given. */
    @Transactional
    public Set<String> suppressed(Channel channel, Collection<String> addresses) {
        return among(channel, addresses, List.of(Cause.values()));
    }

    /** Those of the addresses that nothing at all may go to. */
    @Transactional
    Set<String> dead(Channel channel, Collection<String> addresses) {
        return among(channel, addresses, List.of(Cause.BAD_ADDRESS));
    }

    /** The address is dead: the provider said so. */
    @Transactional
    public void suppress(Channel channel, String address, String detail) {
        add(channel, address, Cause.BAD_ADDRESS, detail);
    }

    /** For people without an account; those with one opt out in {@link id.tm.support.RecipientDirectory}. */
    @Transactional
    public void unsubscribe(Channel channel, String address) {
        add(channel, address, Cause.UNSUBSCRIBED, null);
    }

    private void add(Channel channel, String address, Cause cause, String detail) {
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into message_suppressions (id, created_at, channel, address, cause, detail)
                        values (:id, :now, :channel, :address, :cause, cast(:detail as text)) on conflict do nothing
                        """)
                .setParameter("id", UUID.randomUUID())
                .setParameter("now", clock.instant())
                .setParameter("channel", channel.name())
                .setParameter("address", normal(address))
                .setParameter("cause", cause.name())
                .setParameter("detail", detail)
                .executeUpdate();
    }

    private static Set<String> among(Channel channel, Collection<String> addresses, List<Cause> causes) {
        if (addresses.isEmpty()) return Set.of();
        List<String> found = MessageSuppression.find(
                        "select address from MessageSuppression where channel = ?1 and address in ?2 and cause in ?3",
                        channel,
                        addresses.stream().map(Suppressions::normal).toList(),
                        causes)
                .project(String.class)
                .list();
        Set<String> known = new HashSet<>(found);
        Set<String> given = new HashSet<>();
        addresses.forEach(address -> {
            if (known.contains(normal(address))) given.add(address);
        });
        return given;
    }

    private static String normal(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
