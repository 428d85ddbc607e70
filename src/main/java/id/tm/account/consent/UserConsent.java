package id.tm.account.consent;

import id.tm.platform.AppendOnly;
import id.tm.support.Channel;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a person agreed to or withdrew; the newest row of a kind and channel counts. Table: user_consents. */
@Entity
@Table(name = "user_consents")
public class UserConsent extends AppendOnly {

    /** To what. */
    public enum Kind {
        TERMS,
        MARKETING
    }

    private UUID userId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String documentVersion;
    private boolean granted;

    protected UserConsent() {}

    private UserConsent(UUID userId, Kind kind, Channel channel, String documentVersion, boolean granted) {
        this.userId = userId;
        this.kind = kind;
        this.channel = channel;
        this.documentVersion = documentVersion;
        this.granted = granted;
    }

    public static UserConsent terms(UUID userId, String version) {
        return new UserConsent(userId, Kind.TERMS, null, version, true);
    }

    public static UserConsent marketing(UUID userId, Channel channel, String version, boolean granted) {
        return new UserConsent(userId, Kind.MARKETING, channel, version, granted);
    }
}
