package id.tm.account;

import id.tm.account.access.Role;
import id.tm.account.login.PasswordHashing;
import id.tm.account.partnerprofile.BillingKind;
import id.tm.account.partnerprofile.PartnerContact;
import id.tm.account.partnerprofile.PartnerProfile;
import id.tm.account.user.Profile;
import id.tm.account.user.User;
import id.tm.platform.mode.DemoData;
import id.tm.platform.security.Realm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Two people of each kind, one reading Indonesian and one English, over all three Indonesian zones. */
@ApplicationScoped
class AccountDemoData implements DemoData {

    static final String PASSWORD = "demo-kata-sandi-2026";

    private static final Logger LOG = Logger.getLogger(AccountDemoData.class);
    private static final String DOMAIN = "@demo.tm.local";
    private static final int FLOOR = 40;

    private final PasswordHashing passwords;
    private final Clock clock;

    AccountDemoData(PasswordHashing passwords, Clock clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public int order() {
        return FLOOR;
    }

    @Override
    public void load() {
        // One hash for all: they share the password anyway.
        String hash = passwords.hash(PASSWORD);
        user(hash, "budi", "Budi Santoso", "+6281200000001", "Asia/Jakarta", "id");
        user(hash, "emma", "Emma Clarke", "+6281200000002", "Asia/Makassar", "en");
        user(hash, "yosef", "Yosef Wenda", "+6281200000003", "Asia/Jayapura", "id");
        user(hash, "sari", "Sari Wulandari, M.Psi.", "+6281200000004", "Asia/Jakarta", "id", Role.PRACTITIONER);
        user(hash, "daniel", "Daniel Tan", "+6281200000005", "Asia/Makassar", "en", Role.PRACTITIONER);
        User school = user(hash, "sekolah", "Rina Wijaya", "+6281200000006", "Asia/Jakarta", "id", Role.PARTNER);
        PartnerProfile main = partner(
                school,
                "SMA Nusantara Jakarta",
                BillingKind.POSTPAID,
                contact("Bagian Keuangan", "keuangan", "+6281200000007", "id", "Asia/Jakarta"));
        User operator =
                user(hash, "operator", "Agus Salim", "+6281200000008", "Asia/Jakarta", "id", Role.PARTNER_OPERATOR);
        PartnerProfile tie = new PartnerProfile();
        tie.userId = operator.id;
        tie.parent = main;
        tie.persist();
        User academy = user(hash, "academy", "Grace Lim", "+6281200000009", "Asia/Makassar", "en", Role.PARTNER);
        partner(
                academy,
                "Bali Talent Academy",
                BillingKind.POSTPAID,
                contact("Accounts Payable", "accounts", "+6281200000010", "en", "Asia/Makassar"));
        LOG.infof(
                "Demo accounts: budi, emma, yosef (members), sari, daniel (practitioners), sekolah, academy (partners),"
                        + " operator, all %s with password %s",
                DOMAIN, PASSWORD);
    }

    private User user(
            String hash, String name, String fullName, String phone, String zone, String locale, String... roles) {
        User user = new User(name + DOMAIN, hash);
        user.verifyEmail(clock.instant());
        user.grant(Role.builtIn(Realm.USERS, Role.MEMBER));
        for (String role : roles) user.grant(Role.builtIn(Realm.USERS, role));
        user.persist();
        Profile profile = new Profile();
        profile.userId = user.id;
        profile.fullName = fullName;
        profile.phone = phone;
        profile.whatsapp = true;
        profile.zone = zone;
        profile.locale = locale;
        profile.persist();
        return user;
    }

    private static PartnerProfile partner(User user, String name, BillingKind kind, PartnerContact contact) {
        PartnerProfile profile = new PartnerProfile();
        profile.userId = user.id;
        profile.name = name;
        profile.billingKind = kind;
        profile.contacts = List.of(contact);
        profile.persist();
        return profile;
    }

    private static PartnerContact contact(String name, String mailbox, String phone, String locale, String zone) {
        return new PartnerContact(name, mailbox + DOMAIN, phone, true, locale, zone, true);
    }
}
