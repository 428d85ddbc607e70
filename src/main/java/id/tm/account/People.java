package id.tm.account;

import static id.tm.account.AccountError.USER_NOT_FOUND;

import id.tm.account.access.Standing;
import id.tm.account.user.User;
import id.tm.account.user.UserFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Who somebody is, for the floors above. */
@ApplicationScoped
public class People {

    /** Empty when there is no such user; one who was deleted is found, and is not active. */
    @Transactional
    public Optional<Person> find(UUID userId) {
        return UserFacts.find(userId).map(People::person);
    }

    /** Case does not count. */
    @Transactional
    public Optional<Person> findByEmail(String email) {
        return UserFacts.findByEmail(email).map(People::person);
    }

    /** The person, or 404. */
    @Transactional
    public Person require(UUID userId) {
        return find(userId).orElseThrow(USER_NOT_FOUND::with);
    }

    /**
     * When the password, e-mail address or phone of the user was changed last, after which money leaves only with a
     * delay; empty when never.
     */
    @Transactional
    public Optional<Instant> credentialsChangedAt(UUID userId) {
        return User.<User>findByIdOptional(userId).map(User::credentialsChangedAt);
    }

    private static Person person(UserFacts user) {
        return new Person(
                user.id(),
                user.fullName(),
                user.email(),
                Standing.of(user.id(), user.status(), user.roles()) == Standing.GOOD,
                user.roles(),
                ZoneId.of(user.zone()),
                Locale.forLanguageTag(user.locale()));
    }
}
