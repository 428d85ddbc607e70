package id.tm.account.consent;

import id.tm.platform.AppendOnly;
import id.tm.support.Channel;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** What a person agreed to or withdrew; the newest row of a kind and channel counts. Table: user_consents. */
@Entity
@Table(name = "user_consents")
public class UserConsent extends AppendOnly {

    /** To what. */
    public enum ConsentKind {
        TERMS,
        MARKETING,
        REMINDERS
    }

    private UUID userId;

    @Enumerated(EnumType.STRING)
    private ConsentKind kind;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String documentVersion;
    private boolean granted;

    protected UserConsent() {}

    private UserConsent(UUID userId, ConsentKind kind, Channel channel, String documentVersion, boolean granted) {
        this.userId = userId;
        this.kind = kind;
        this.channel = channel;
        this.documentVersion = documentVersion;
        this.granted = granted;
    }

    public static UserConsent terms(UUID userId, String version) {
        return new UserConsent(userId, ConsentKind.TERMS, null, version, true);
    }

    public static UserConsent marketing(UUID userId, Channel channel, String version, boolean granted) {
        return new UserConsent(userId, ConsentKind.MARKETING, channel, version, granted);
    }

    static UserConsent reminders(UUID userId, Channel channel, String version, boolean granted) {
        return new UserConsent(userId, ConsentKind.REMINDERS, channel, version, granted);
    }

    /** What counts now: the newest of each kind and channel. */
    static List<UserConsent> currentOf(UUID userId) {
        return Panache.getSession()
                .createNativeQuery(
                        "select distinct on (kind, channel) * from user_consents where user_id = :user"
                                + " order by kind, channel, created_at desc, id desc",
                        UserConsent.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** Whether this version of the terms is the one the person accepted last. */
    public static boolean acceptsTerms(UUID userId, String version) {
        return UserConsent.<UserConsent>find(
                        "userId = ?1 and kind = ?2 order by createdAt desc, id desc", userId, ConsentKind.TERMS)
                .page(0, 1)
                .firstResultOptional()
                .filter(terms -> terms.granted && terms.documentVersion.equals(version))
                .isPresent();
    }

    ConsentKind kind() {
        return kind;
    }

    Channel channel() {
        return channel;
    }

    String documentVersion() {
        return documentVersion;
    }

    boolean granted() {
        return granted;
    }
}
