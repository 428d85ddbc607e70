package id.tm.testing;

import id.tm.account.access.Permission;
import id.tm.account.access.Role;
import id.tm.account.login.PasswordHashing;
import id.tm.account.partnerprofile.BillingKind;
import id.tm.account.partnerprofile.PartnerContact;
import id.tm.account.partnerprofile.PartnerProfile;
import id.tm.account.user.Profile;
import id.tm.account.user.User;
import id.tm.platform.security.AccessTokens;
import id.tm.platform.security.Realm;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * People for tests: their rows are inserted directly, their tokens really signed, their e-mail addresses unique. The
 * tokens are signed at the service's time, so make an actor after moving the clock, or move it by less than a token
 * lives.
 */
public final class Actors {

    /** What may be said of a user; everything has a default. */
    public static final class Wishes {

        private String name = "Actor";
        private String zone = "Asia/Jakarta";
        private String locale = "id";
        private String phone = "+6281234567890";
        private boolean whatsapp = true;
        private BillingKind billing = BillingKind.POSTPAID;
        private PartnerContact contact;

        public Wishes name(String value) {
            name = value;
            return this;
        }

        public Wishes zone(String value) {
            zone = value;
            return this;
        }

        public Wishes locale(String value) {
            locale = value;
            return this;
        }

        /** E.164, or null for none. */
        public Wishes phone(String value) {
            phone = value;
            whatsapp = whatsapp && value != null;
            return this;
        }

        public Wishes whatsapp(boolean value) {
            whatsapp = value;
            return this;
        }

        /** Of a partner. */
        public Wishes billing(BillingKind value) {
            billing = value;
            return this;
        }

        /** The one contact of a partner, instead of one made from the rest. */
        public Wishes contact(PartnerContact value) {
            contact = value;
            return this;
        }
    }

    private static String passwordHash;

    private Actors() {}

    public static Actor member() {
        return member(wishes -> {});
    }

    public static Actor member(Consumer<Wishes> wishes) {
        return user(wishes, List.of());
    }

    public static Actor practitioner() {
        return practitioner(wishes -> {});
    }

    public static Actor practitioner(Consumer<Wishes> wishes) {
        return user(wishes, List.of(Role.PRACTITIONER));
    }

    public static Actor partner() {
        return partner(wishes -> {});
    }

    /** A partner with one billing contact, whose address is {@code billing.<address of the partner>}. */
    public static Actor partner(Consumer<Wishes> wishes) {
        return user(wishes, List.of(Role.PARTNER), Actors::partnerProfile);
    }

    public static Actor partnerOperator(Actor partner) {
        return user(wishes -> {}, List.of(Role.PARTNER_OPERATOR), (user, wished) -> {
            PartnerProfile profile = new PartnerProfile();
            profile.userId = user.id;
            profile.parent = PartnerProfile.findById(partner.partnerId());
            profile.persist();
            return profile.parent;
        });
    }

    /** A user with these roles beside member. */
    public static Actor user(Consumer<Wishes> wishes, List<String> roles) {
        return user(wishes, roles, (user, wished) -> null);
    }

    /** An admin with a role of its own that holds these permissions. */
    public static Actor admin(String... permissions) {
        return admin(List.of(permissions));
    }

    public static Actor superAdmin() {
        return admin(List.of(Permission.EVERYTHING));
    }

    private interface PartnerMaker {
        PartnerProfile make(User user, Wishes wished);
    }

    private static Actor user(Consumer<Wishes> wishes, List<String> roles, PartnerMaker partner) {
        Wishes wished = new Wishes();
        wishes.accept(wished);
        return QuarkusTransaction.requiringNew().call(() -> {
            User user = new User(freshEmail(), passwordHash());
            user.verifyEmail(now());
            user.grant(Role.builtIn(Realm.USERS, Role.MEMBER));
            roles.forEach(role -> user.grant(Role.builtIn(Realm.USERS, role)));
            user.persist();
            Profile profile = new Profile();
            profile.userId = user.id;
            profile.fullName = wished.name;
            profile.phone = wished.phone;
            profile.whatsapp = wished.whatsapp;
            profile.zone = wished.zone;
            profile.locale = wished.locale;
            profile.persist();
            PartnerProfile main = partner.make(user, wished);
            Panache.getEntityManager().flush();
            UUID session = session("user_id", user.id);
            String token = tokens().sign(Realm.USERS, user.id, session);
            return new Actor(user.id, wished.name, user.email(), token, session, main == null ? null : main.id);
        });
    }

    private static PartnerProfile partnerProfile(User user, Wishes wished) {
        PartnerProfile profile = new PartnerProfile();
        profile.userId = user.id;
        profile.name = wished.name;
        profile.billingKind = wished.billing;
        profile.contacts = List.of(
                wished.contact != null
                        ? wished.contact
                        : new PartnerContact(
                                "Billing of " + wished.name,
                                "billing." + user.email(),
                                wished.phone,
                                wished.whatsapp,
                                wished.locale,
                                wished.zone,
                                true));
        profile.persist();
        return profile;
    }

    private static Actor admin(List<String> permissions) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = UUID.randomUUID();
            String email = freshEmail();
            sql(
                    "insert into admins (id, version, created_at, updated_at, email, full_name, password_hash, status)"
                            + " values (?1, 0, now(), now(), ?2, 'Admin', ?3, 'ACTIVE')",
                    id,
                    email,
                    passwordHash());
            UUID role = UUID.randomUUID();
            sql(
                    "insert into roles (id, version, created_at, updated_at, realm, name)"
                            + " values (?1, 0, now(), now(), 'ADMINS', ?2)",
                    role,
                    "role-" + role);
            String names = String.join(",", permissions);
            sql(
                    "insert into permissions (id, created_at, name) select gen_random_uuid(), now(), name"
                            + " from unnest(string_to_array(?1, ',')) name on conflict do nothing",
                    names);
            sql(
                    "insert into role_permissions (role_id, permission_id)"
                            + " select ?1, id from permissions where name = any(string_to_array(?2, ','))",
                    role,
                    names);
            sql("insert into admin_roles (admin_id, role_id) values (?1, ?2)", id, role);
            UUID session = session("admin_id", id);
            return new Actor(id, "Admin", email, tokens().sign(Realm.ADMINS, id, session), session, null);
        });
    }

    private static UUID session(String owner, UUID id) {
        UUID session = UUID.randomUUID();
        Instant now = now();
        sql(
                "insert into login_sessions (id, version, created_at, updated_at, " + owner
                        + ", address, last_seen_at, authenticated_at, expires_at) values (?1, 0, ?2, ?2, ?3, '127.0.0.1', ?2, ?2, ?4)",
                session,
                now,
                id,
                now.plusSeconds(90L * 24 * 3600));
        return session;
    }

    private static void sql(String statement, Object... parameters) {
        var query = Panache.getEntityManager().createNativeQuery(statement);
        for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
        query.executeUpdate();
    }

    private static String freshEmail() {
        return "actor-" + UUID.randomUUID() + "@actors.test";
    }

    /** The hash of every actor's password; made once, as making it is meant to be slow. */
    private static synchronized String passwordHash() {
        if (passwordHash == null) {
            passwordHash = Arc.container().instance(PasswordHashing.class).get().hash(Actor.PASSWORD);
        }
        return passwordHash;
    }

    private static AccessTokens tokens() {
        return Arc.container().instance(AccessTokens.class).get();
    }

    private static Instant now() {
        return Arc.container().instance(Clock.class).get().instant();
    }
}
