package id.tm.account;

import static id.tm.account.AccountError.USER_NOT_FOUND;

import id.tm.account.access.Role;
import id.tm.account.access.Standing;
import id.tm.account.admin.Admin;
import id.tm.account.consent.UserConsent;
import id.tm.account.photo.ProfilePhoto;
import id.tm.account.user.Mailbox;
import id.tm.account.user.Profile;
import id.tm.account.user.Sex;
import id.tm.account.user.User;
import id.tm.account.user.UserFacts;
import id.tm.platform.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who somebody is, for the floors above. */
@ApplicationScoped
public class People {

    private final AccountConfig config;
    private final Clock clock;

    People(AccountConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Empty when there is no such user; one who was deleted is found, and is not active. */
    @Transactional
    public Optional<Person> find(UUID userId) {
        return UserFacts.find(userId).map(this::person);
    }

    /** Case does not count. */
    @Transactional
    public Optional<Person> findByEmail(String email) {
        return UserFacts.findByEmail(email).map(this::person);
    }

    /** The person, or 404. */
    @Transactional
    public Person require(UUID userId) {
        return find(userId).orElseThrow(USER_NOT_FOUND::with);
    }

    /** Whether the person has accepted the terms as they are now; when not, they have to be shown again. */
    @Transactional
    public boolean acceptsCurrentTerms(UUID userId) {
        return UserConsent.acceptsTerms(userId, config.registration().termsVersion());
    }

    /**
     * When the password, e-mail address or phone of the user was changed last, after which money leaves only with a
     * delay; empty when never.
     */
    @Transactional
    public Optional<Instant> credentialsChangedAt(UUID userId) {
        return User.<User>findByIdOptional(userId).map(User::credentialsChangedAt);
    }

    /** Whether the admin and the user are reached at one e-mail address, and so are one person. */
    @Transactional
    public boolean isAdminToo(UUID userId, UUID adminId) {
        Optional<String> user = User.<User>findByIdOptional(userId).map(User::email);
        return Admin.<Admin>findByIdOptional(adminId)
                .map(Admin::email)
                .filter(email -> user.filter(email::equalsIgnoreCase).isPresent())
                .isPresent();
    }

    /** Nothing known of users that there are not. */
    @Transactional
    public Demographics demographics(UUID userId) {
        return Profile.<Profile>find("userId", userId)
                .firstResultOptional()
                .map(profile -> new Demographics(sex(profile.sex), profile.birthDate))
                .orElseGet(() -> new Demographics(null, null));
    }

    private static Demographics.@Nullable Sex sex(@Nullable Sex said) {
        if (said == null) return null;
        return said == Sex.L ? Demographics.Sex.MALE : Demographics.Sex.FEMALE;
    }

    /** Whether both are reached at one phone number. */
    @Transactional
    public boolean sharePhone(UUID userId, UUID otherId) {
        String phone = Profile.of(userId).phone;
        return phone != null && phone.equals(Profile.of(otherId).phone);
    }

    /** Whether mail to both reaches one mailbox, however the address is written. */
    @Transactional
    public boolean shareMailbox(UUID userId, UUID otherId) {
        Optional<String> mailbox = mailbox(userId);
        return mailbox.isPresent() && mailbox.equals(mailbox(otherId));
    }

    private static Optional<String> mailbox(UUID userId) {
        return User.<User>findByIdOptional(userId).map(User::email).map(Mailbox::of);
    }

    private Person person(UserFacts user) {
        boolean active = Standing.of(user.id(), user.status(), user.roles()) == Standing.GOOD;
        boolean minor = Profile.isMinor(user.birthDate(), BusinessTime.day(clock.instant()));
        return new Person(
                user.id(),
                user.fullName(),
                user.email(),
                active,
                active && (!minor || user.guardianConsent()),
                user.roles(),
                ZoneId.of(user.zone()),
                Locale.forLanguageTag(user.locale()),
                active && user.photoKey() != null && user.roles().contains(Role.PRACTITIONER)
                        ? ProfilePhoto.publicPath(user.photoKey())
                        : null);
    }
}
