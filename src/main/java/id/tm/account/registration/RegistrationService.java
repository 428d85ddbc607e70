package id.tm.account.registration;

import static id.tm.account.AccountError.LINK_UNUSABLE;

import id.tm.account.AccountConfig;
import id.tm.account.MemberActivity;
import id.tm.account.UserRegistered;
import id.tm.account.access.Role;
import id.tm.account.consent.ContactDirectory;
import id.tm.account.consent.UserConsent;
import id.tm.account.login.EvenTime;
import id.tm.account.login.PasswordHashing;
import id.tm.account.user.Phones;
import id.tm.account.user.Phones.Phone;
import id.tm.account.user.Profile;
import id.tm.account.user.User;
import id.tm.account.user.UserStatus;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.mode.PublicUrl;
import id.tm.platform.security.AccessStamp;
import id.tm.platform.security.Realm;
import id.tm.platform.tx.NamedLock;
import id.tm.platform.tx.RetryConflicts;
import id.tm.support.Channel;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.OutgoingMessage.Lane;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Registration and the proof of the e-mail address. Neither answer nor time tells whether an address is known. */
@ApplicationScoped
public class RegistrationService {

    private record Registration(String passwordHash, String fullName, String phone) {

        static Registration of(EmailVerification earlier) {
            return new Registration(earlier.passwordHash, earlier.fullName, earlier.phone);
        }
    }

    private final PasswordHashing passwords;
    private final Messages messages;
    private final Event<UserRegistered> registered;
    private final MemberActivity activity;
    private final AccessStamp stamp;
    private final AccountConfig.Registration config;
    private final ModeConfig mode;
    private final Clock clock;

    RegistrationService(
            PasswordHashing passwords,
            Messages messages,
            Event<UserRegistered> registered,
            MemberActivity activity,
            AccessStamp stamp,
            AccountConfig config,
            ModeConfig mode,
            Clock clock) {
        this.passwords = passwords;
        this.messages = messages;
        this.registered = registered;
        this.activity = activity;
        this.stamp = stamp;
        this.config = config.registration();
        this.mode = mode;
        this.clock = clock;
    }

    void register(RegistrationRequest request, Locale locale) {
        EvenTime time = EvenTime.atLeast(config.answerTime());
        // Also for an address that is known: hashing is the longest part of the work.
        String hash = passwords.hash(request.password());
        Phone phone = Phones.parse(request.phone()).orElseThrow();
        Registration registration = new Registration(hash, request.fullName().strip(), phone.e164());
        QuarkusTransaction.requiringNew().run(() -> {
            lockAddress(request.email());
            Optional<User> known = User.findByEmail(request.email());
            if (known.isEmpty()) create(request, registration, phone.mobile(), locale);
            else answerKnown(known.get(), registration);
        });
        time.await();
    }

    void resend(String email) {
        EvenTime time = EvenTime.atLeast(config.answerTime());
        QuarkusTransaction.requiringNew().run(() -> {
            lockAddress(email);
            User.findByEmail(email)
                    .filter(user -> user.status() == UserStatus.PENDING_VERIFICATION)
                    .ifPresent(user -> EmailVerification.newestOf(user.id)
                            .ifPresent(newest -> sendLink(user, Registration.of(newest))));
        });
        time.await();
    }

    @Transactional
    @RetryConflicts
    void verify(String token) {
        Instant now = clock.instant();
        EmailVerification link = EmailVerification.findUsable(token, now).orElseThrow(LINK_UNUSABLE::with);
        User user = User.lockById(link.userId).orElseThrow();
        if (user.status() != UserStatus.PENDING_VERIFICATION || !link.take(now)) throw LINK_UNUSABLE.with();
        user.verifyEmail(now);
        user.changePasswordHash(link.passwordHash);
        Profile profile = Profile.of(user.id);
        profile.fullName = link.fullName;
        profile.phone = link.phone;
        profile.whatsapp = Phones.isMobile(link.phone);
        stamp.move(Realm.USERS);
        activity.record(user.id, MemberActivity.EMAIL_VERIFIED);
    }

    private void create(RegistrationRequest request, Registration registration, boolean mobile, Locale locale) {
        User user = new User(request.email(), registration.passwordHash);
        user.grant(Role.builtIn(Realm.USERS, Role.MEMBER));
        user.persist();
        Profile profile = new Profile();
        profile.userId = user.id;
        profile.fullName = registration.fullName;
        profile.phone = registration.phone;
        profile.whatsapp = mobile;
        profile.locale = locale.getLanguage();
        profile.persist();
        UserConsent.terms(user.id, config.termsVersion()).persist();
        UserConsent.marketing(
                        user.id, Channel.EMAIL, config.termsVersion(), Boolean.TRUE.equals(request.marketingConsent()))
                .persist();
        sendLink(user, registration);
        activity.record(user.id, MemberActivity.REGISTERED);
        registered.fire(new UserRegistered(user.id));
    }

    private void answerKnown(User user, Registration registration) {
        switch (user.status()) {
            case PENDING_VERIFICATION -> sendLink(user, registration);
            case DELETED -> {
                // Whoever asked for deletion gets no more mail.
            }
            default -> sendAccountExists(user);
        }
    }

    private void sendAccountExists(User user) {
        Profile profile = Profile.of(user.id);
        // One an hour: the form must not become a way to flood somebody's mailbox.
        String once = "account-exists:" + user.id + ":" + clock.instant().truncatedTo(ChronoUnit.HOURS);
        messages.send(new OutgoingMessage(
                "account-exists",
                ContactDirectory.recipient(user, profile),
                Channel.EMAIL,
                Map.of("name", profile.fullName, "loginLink", link("/login")),
                Lane.URGENT,
                once));
    }

    private void sendLink(User user, Registration registration) {
        Instant now = clock.instant();
        boolean tooSoon = EmailVerification.countSince(user.id, now.minus(config.coolDown())) > 0;
        boolean tooMany = EmailVerification.countSince(user.id, now.minus(Duration.ofDays(1))) >= config.mailsPerDay();
        if (tooSoon || tooMany) return;
        String token = SecretTokens.random();
        EmailVerification verification = new EmailVerification(user.id, token, now.plus(config.linkLifetime()));
        verification.passwordHash = registration.passwordHash;
        verification.fullName = registration.fullName;
        verification.phone = registration.phone;
        verification.persist();
        Map<String, Object> variables = Map.of(
                "name",
                registration.fullName,
                "link",
                link("/verify?token=" + token),
                "token",
                token,
                "expiresAt",
                now.plus(config.linkLifetime()));
        messages.send(OutgoingMessage.urgentMail(
                "email-verification", ContactDirectory.recipient(user, Profile.of(user.id)), variables));
    }

    private URI link(String path) {
        return PublicUrl.of(mode, path);
    }

    /** One registration of an address at a time, also while there is no row to lock. */
    public static void lockAddress(String email) {
        NamedLock.take("registration:" + User.canonicalEmail(email));
    }
}
