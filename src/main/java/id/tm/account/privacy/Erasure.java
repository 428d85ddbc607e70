package id.tm.account.privacy;

import static id.tm.account.AccountError.INVALID_CREDENTIALS;

import id.tm.account.FreshLogin;
import id.tm.account.MemberActivity;
import id.tm.account.login.Credentials;
import id.tm.account.login.LoginGuard;
import id.tm.account.login.SessionService;
import id.tm.account.user.Profile;
import id.tm.account.user.User;
import id.tm.platform.privacy.PersonalData;
import id.tm.platform.security.AccessStamp;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.platform.task.Tasks;
import id.tm.platform.tx.RetryConflicts;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.Recipient;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forgets a person: every room removes or anonymises what it keeps, all in one transaction. Rows that others or the law
 * need stay under the user's id, which then says nothing any more.
 */
@ApplicationScoped
class Erasure {

    private final List<PersonalData> parts;
    private final FreshLogin fresh;
    private final Credentials credentials;
    private final SessionService sessions;
    private final LoginGuard guard;
    private final Tasks tasks;
    private final AccessStamp stamp;
    private final MemberActivity activity;
    private final Messages messages;
    private final Clock clock;

    /** @param parts those of a higher priority first: what tells others something does so while there is a name to tell */
    Erasure(
            @All List<PersonalData> parts,
            FreshLogin fresh,
            Credentials credentials,
            SessionService sessions,
            LoginGuard guard,
            Tasks tasks,
            AccessStamp stamp,
            MemberActivity activity,
            Messages messages,
            Clock clock) {
        this.parts = parts;
        this.fresh = fresh;
        this.credentials = credentials;
        this.sessions = sessions;
        this.guard = guard;
        this.tasks = tasks;
        this.stamp = stamp;
        this.activity = activity;
        this.messages = messages;
        this.clock = clock;
    }

    @RetryConflicts
    void erase(Principal who, String password) {
        fresh.require();
        String proven = credentials.requirePassword(password);
        QuarkusTransaction.requiringNew().run(() -> forget(who, proven));
    }

    private void forget(Principal who, String proven) {
        User user = User.lockById(who.id())
                .filter(found -> found.passwordHash().equals(proven))
                .orElseThrow(INVALID_CREDENTIALS::with);
        Profile profile = Profile.of(user.id);
        Recipient farewell = farewell(user, profile);
        guard.forgive(Realm.USERS, logins(user, profile.phone));
        sessions.endAll(user);
        activity.recordOfAccount(user.id, MemberActivity.ACCOUNT_ERASED, null, null);
        for (PersonalData part : parts) {
            // They write in plain SQL what they do to many rows: it has to see what was done before.
            Panache.getEntityManager().flush();
            part.erase(user.id);
        }
        tasks.forget(who);
        user.erase(clock.instant());
        stamp.move(Realm.USERS);
        messages.send(OutgoingMessage.urgentMail(
                "account-deleted", farewell, Map.of("name", farewell.name(), "at", clock.instant())));
    }

    /** To the address as it was, and as to somebody without an account: nobody finds the person by this message. */
    private static Recipient farewell(User user, Profile profile) {
        return new Recipient(
                null, profile.fullName, user.email(), null, false, profile.locale(), profile.zoneId(), Set.of());
    }

    private static List<String> logins(User user, @Nullable String phone) {
        List<String> logins = new ArrayList<>(List.of(user.email()));
        if (phone != null) logins.add(phone);
        return logins;
    }
}
