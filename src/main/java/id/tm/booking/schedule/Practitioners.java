package id.tm.booking.schedule;

import static id.tm.booking.BookingError.PRACTITIONER_NOT_FOUND;

import id.tm.account.People;
import id.tm.account.Person;
import id.tm.support.RecipientDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who can be booked: active people with the role practitioner. */
@ApplicationScoped
public class Practitioners {

    private static final String ROLE = "practitioner";

    private final People people;
    private final RecipientDirectory directory;

    Practitioners(People people, RecipientDirectory directory) {
        this.people = people;
        this.directory = directory;
    }

    public Optional<Person> find(UUID id) {
        return people.find(id)
                .filter(person -> person.active() && person.roles().contains(ROLE));
    }

    /** The practitioner, or 404. */
    public Person require(UUID id) {
        return find(id).orElseThrow(PRACTITIONER_NOT_FOUND::with);
    }

    /** Everybody active who keeps hours. */
    List<UUID> withHours() {
        return List.copyOf(directory.find(PractitionerSchedule.practitioners()).keySet());
    }

    /** Those who hold the role still; asked for the few of one page only. */
    Set<UUID> among(Collection<UUID> ids) {
        return ids.stream().distinct().filter(id -> find(id).isPresent()).collect(Collectors.toSet());
    }
}
