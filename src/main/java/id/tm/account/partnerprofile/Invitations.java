package id.tm.account.partnerprofile;

import static id.tm.account.AccountError.ALREADY_OF_PARTNER;
import static id.tm.account.AccountError.INVALID_CREDENTIALS;
import static id.tm.account.AccountError.LINK_UNUSABLE;
import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.account.AccountConfig;
import id.tm.account.MemberActivity;
import id.tm.account.UserRegistered;
import id.tm.account.access.Role;
import id.tm.account.consent.UserConsent;
import id.tm.account.login.PasswordHashing;
import id.tm.account.registration.CommonPasswords;
import id.tm.account.registration.RegistrationService;
import id.tm.account.user.Profile;
import id.tm.account.user.User;
import id.tm.account.user.UserStatus;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.limit.RateLimits;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.mode.PublicUrl;
import id.tm.platform.problem.FieldError;
import id.tm.platform.security.AccessStamp;
import id.tm.platform.security.Realm;
import id.tm.platform.time.BusinessTime;
import id.tm.platform.tx.RetryConflicts;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.Recipient;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Invitations to act for a partner. Whether the address belongs to an account is told to whoever can read its mails
 * only; an account there is joins with its own password, so that nobody is made an operator unawares.
 */
@ApplicationScoped
class Invitations {

    private static final int SHORTEST_PASSWORD = 10;
    private static final int TRIES = 10;

    private final AccountConfig config;
    private final ModeConfig mode;
    private final Messages messages;
    private final PasswordHashing passwords;
    private final RateLimits limits;
    private final AccessStamp stamp;
    private final MemberActivity activity;
    private final Event<UserRegistered> registered;
    private final Clock clock;

    Invitations(
            AccountConfig config,
            ModeConfig mode,
            Messages messages,
            PasswordHashing passwords,
            RateLimits limits,
            AccessStamp stamp,
            MemberActivity activity,
            Event<UserRegistered> registered,
            Clock clock) {
        this.config = config;
        this.mode = mode;
        this.messages = messages;
        this.passwords = passwords;
        this.limits = limits;
        this.stamp = stamp;
        this.activity = activity;
        this.registered = registered;
        this.clock = clock;
    }

    /** Sends the link, in the caller's transaction. A link that still works is in the way of another one. */
    PartnerInvitation send(PartnerProfile main, InvitationRequest to) {
        Instant now = clock.instant();
        PartnerInvitation.revokeTo(main.id, to.email(), true, now);
        String token = SecretTokens.random();
        PartnerInvitation invitation = new PartnerInvitation(
                main,
                to.email(),
                to.fullName(),
                to.locale(),
                token,
                now.plus(config.invitations().linkLifetime()));
        invitation.persistAndFlush();
        Recipient recipient = new Recipient(
                null,
                invitation.fullName(),
                invitation.email(),
                null,
                false,
                Locale.forLanguageTag(to.locale()),
                BusinessTime.ZONE,
                Set.of());
        messages.send(OutgoingMessage.urgentMail(
                "partner-invitation",
                recipient,
                Map.of(
                        "name", invitation.fullName(),
                        "partnerName", main.name,
                        "link", link(token),
                        "token", token,
                        "expiresAt", invitation.expiresAt())));
        return invitation;
    }

    @Transactional
    InvitationOfferView offer(String token) {
        PartnerInvitation invitation = usable(token);
        return new InvitationOfferView(invitation.partner().name, invitation.email(), account(invitation) != null);
    }

    @RetryConflicts
    void accept(String token, InvitationAnswerRequest answer) {
        User account = QuarkusTransaction.requiringNew().call(() -> account(usable(token)));
        String hash;
        if (account == null) {
            requireGood(answer.password());
            hash = passwords.hash(answer.password());
        } else {
            limits.take("invitation-password", token, TRIES, Duration.ofHours(1));
            hash = account.passwordHash();
            if (!passwords.verify(answer.password(), hash).matches()) throw INVALID_CREDENTIALS.with();
        }
        QuarkusTransaction.requiringNew().run(() -> join(token, hash, account != null));
    }

    private void join(String token, String hash, boolean known) {
        PartnerInvitation invitation = usable(token);
        RegistrationService.lockAddress(invitation.email());
        User user = User.findByEmail(invitation.email())
                .flatMap(found -> User.lockById(found.id))
                .orElse(null);
        boolean asBefore = known
                ? user != null && user.passwordHash().equals(hash)
                : user == null || user.status() == UserStatus.PENDING_VERIFICATION;
        if (!asBefore || !invitation.take(clock.instant())) throw LINK_UNUSABLE.with();
        if (user == null) user = create(invitation, hash);
        if (user.status() == UserStatus.PENDING_VERIFICATION) open(user, hash);
        tie(user, invitation.partner());
        stamp.move(Realm.USERS);
        activity.record(user.id, MemberActivity.JOINED_PARTNER, "PARTNER", invitation.partner().id);
    }

    /** The link proves the address, and who opens it chooses the password. */
    private void open(User user, String hash) {
        user.verifyEmail(clock.instant());
        user.changePasswordHash(hash);
        UserConsent.terms(user.id, config.registration().termsVersion()).persist();
    }

    private User create(PartnerInvitation invitation, String hash) {
        User user = newUser(invitation.email(), invitation.fullName(), invitation.locale(), hash);
        activity.record(user.id, MemberActivity.REGISTERED);
        return user;
    }

    /** Somebody whose address is yet to be proven; with a hash that fits no password nobody can log in before that. */
    User newUser(String email, String fullName, String locale, String hash) {
        User user = new User(email, hash);
        user.grant(Role.builtIn(Realm.USERS, Role.MEMBER));
        user.persist();
        Profile profile = new Profile();
        profile.userId = user.id;
        profile.fullName = fullName.strip();
        profile.locale = locale;
        profile.persist();
        registered.fire(new UserRegistered(user.id));
        return user;
    }

    private static void tie(User user, PartnerProfile main) {
        PartnerProfile own = PartnerProfile.findByUser(user.id).orElse(null);
        // The main partner itself, who has only been waiting for a password.
        if (own != null && own.id.equals(main.id)) return;
        if (own != null) throw ALREADY_OF_PARTNER.with();
        PartnerProfile tie = new PartnerProfile();
        tie.userId = user.id;
        tie.parent = main;
        tie.persist();
        user.grant(Role.builtIn(Realm.USERS, Role.PARTNER_OPERATOR));
        Panache.getEntityManager().flush();
    }

    private PartnerInvitation usable(String token) {
        PartnerInvitation invitation =
                PartnerInvitation.findUsable(token, clock.instant()).orElseThrow(LINK_UNUSABLE::with);
        if (!invitation.partner().isActive()) throw LINK_UNUSABLE.with();
        return invitation;
    }

    /** The account of the address, with a password of its own; 410 when it is closed to everybody. */
    private static @Nullable User account(PartnerInvitation invitation) {
        User user = User.findByEmail(invitation.email()).orElse(null);
        if (user == null || user.status() == UserStatus.PENDING_VERIFICATION) return null;
        if (user.status() != UserStatus.ACTIVE) throw LINK_UNUSABLE.with();
        return user;
    }

    private static void requireGood(String password) {
        if (password.length() >= SHORTEST_PASSWORD && !CommonPasswords.contains(password)) return;
        String message = "at least " + SHORTEST_PASSWORD + " characters, not one of the common passwords";
        throw INVALID_INPUT.with().fields(List.of(new FieldError("password", "uncommon-password", message)));
    }

    private URI link(String token) {
        return PublicUrl.of(mode, "/invitation?token=" + token);
    }
}
