package id.tm.account.login;

import id.tm.account.access.Subject;
import id.tm.account.admin.Admin;
import id.tm.account.consent.ContactDirectory;
import id.tm.account.user.Phones;
import id.tm.account.user.Profile;
import id.tm.account.user.User;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.security.Realm;
import id.tm.platform.time.BusinessTime;
import id.tm.support.Recipient;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds those who log in, in either realm. */
public final class Subjects {

    /** A family may share a phone; a crowd that does is somebody's game. */
    private static final int MOST_PER_PHONE = 3;

    private Subjects() {}

    /** Who may be meant by what was typed as login; the password decides among several. */
    static List<? extends Subject> named(Realm realm, String login) {
        if (realm == Realm.ADMINS) return Admin.findByEmail(login).stream().toList();
        if (login.contains("@")) return User.findByEmail(login).stream().toList();
        return Phones.parse(login)
                .map(phone -> User.listByPhone(phone.e164(), MOST_PER_PHONE))
                .orElse(List.of());
    }

    public static Optional<? extends Subject> lock(Realm realm, UUID id) {
        return realm == Realm.USERS ? User.lockById(id) : Admin.lockById(id);
    }

    /** By the e-mail address alone. */
    public static Optional<? extends Subject> byEmail(Realm realm, String email) {
        return realm == Realm.USERS ? User.findByEmail(email) : Admin.findByEmail(email);
    }

    /** How the subject is told about its own account, whatever state that is in. */
    public static Recipient recipient(Subject subject) {
        if (subject instanceof User user) return ContactDirectory.recipient(user, Profile.of(user.id));
        Admin admin = (Admin) subject;
        return new Recipient(
                null, admin.fullName, admin.email(), null, false, admin.locale(), BusinessTime.ZONE, Set.of());
    }

    /** Everything the subject may type as login. */
    public static List<String> logins(Subject subject) {
        Recipient reached = recipient(subject);
        return Stream.of(reached.email(), reached.phone())
                .filter(Objects::nonNull)
                .toList();
    }

    /** One key for all ways to write a login, without telling what it was. */
    static String key(String login) {
        String canonical = login.contains("@")
                ? login.strip().toLowerCase(Locale.ROOT)
                : Phones.parse(login).map(Phones.Phone::e164).orElse(login.strip());
        return SecretTokens.hash(canonical);
    }
}
