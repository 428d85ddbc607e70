package id.tm.account;

import static id.tm.account.AccountError.USER_NOT_FOUND;

import id.tm.account.access.Role;
import id.tm.account.access.Standing;
import id.tm.account.user.Profile;
import id.tm.account.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Who somebody is, for the floors above. */
@ApplicationScoped
public class People {

    /** Empty when there is no such user; one who was deleted is found, and is not active. */
    @Transactional
    public Optional<Person> find(UUID userId) {
        return User.findWithProfile(userId).map(found -> person(found.user(), found.profile()));
    }

    /** Case does not count. */
    @Transactional
    public Optional<Person> findByEmail(String email) {
        return User.findByEmail(email).map(user -> person(user, Profile.of(user.id)));
    }

    /** The person, or 404. */
    @Transactional
    public Person require(UUID userId) {
        return find(userId).orElseThrow(USER_NOT_FOUND::with);
    }

    private static Person person(User user, Profile profile) {
        return new Person(
                user.id,
                profile.fullName,
                user.email(),
                Standing.of(user) == Standing.GOOD,
                Role.names(user.roles()),
                profile.zoneId(),
                profile.locale());
    }
}
