package id.tm.booking.session;

import id.tm.account.People;
import id.tm.account.Person;
import id.tm.support.Recipient;
import id.tm.support.RecipientDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The two sides of sessions: how they are called, and how they are reached. */
@ApplicationScoped
public class SessionPeople {

    private final People people;
    private final RecipientDirectory directory;

    SessionPeople(People people, RecipientDirectory directory) {
        this.people = people;
        this.directory = directory;
    }

    /** One side as the other side's mails speak of it; {@code recipient} is empty when the person is not active any more. */
    public record Side(String name, Optional<Recipient> recipient) {}

    public record Both(Side member, Side practitioner) {}

    public Both of(FeedbackSession session) {
        Map<UUID, Recipient> reachable = directory.find(List.of(session.memberId, session.practitionerId));
        return new Both(side(session.memberId, reachable), side(session.practitionerId, reachable));
    }

    /** What everybody in these sessions is called, by id. */
    Map<UUID, String> names(Collection<FeedbackSession> sessions) {
        List<UUID> ids = sessions.stream()
                .flatMap(session -> Stream.of(session.memberId, session.practitionerId))
                .distinct()
                .toList();
        Map<UUID, Recipient> reachable = directory.find(ids);
        Map<UUID, String> names = new HashMap<>();
        ids.forEach(id -> names.put(id, side(id, reachable).name()));
        return names;
    }

    private Side side(UUID id, Map<UUID, Recipient> reachable) {
        Recipient recipient = reachable.get(id);
        String name = recipient != null
                ? recipient.name()
                : people.find(id).map(Person::fullName).orElse("");
        return new Side(name, Optional.ofNullable(recipient));
    }
}
