package id.tm.account.totp;

import id.tm.account.access.Subject;
import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.EncryptedText;
import id.tm.platform.security.Realm;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The authenticator app of a user or an admin; counts once it is confirmed. Table: totp_credentials. */
@Entity
@Table(name = "totp_credentials")
public class TotpCredential extends BaseEntity {

    private UUID userId;
    private UUID adminId;

    /** Base 32. */
    @Convert(converter = EncryptedText.class)
    private String secret;

    private Instant confirmedAt;
    private long lastStep;

    protected TotpCredential() {}

    TotpCredential(Subject subject) {
        if (subject.realm() == Realm.USERS) this.userId = subject.subjectId();
        else this.adminId = subject.subjectId();
    }

    static Optional<TotpCredential> of(Realm realm, UUID subjectId) {
        return find((realm == Realm.USERS ? "userId" : "adminId") + " = ?1", subjectId)
                .firstResultOptional();
    }

    static Optional<TotpCredential> activeOf(Realm realm, UUID subjectId) {
        return of(realm, subjectId).filter(TotpCredential::isActive);
    }

    /** Whether logins of the subject ask for a code. */
    public static boolean isActive(Realm realm, UUID subjectId) {
        return activeOf(realm, subjectId).isPresent();
    }

    boolean isActive() {
        return confirmedAt != null;
    }

    Instant confirmedAt() {
        return confirmedAt;
    }

    /** Begins anew; what was begun before is nothing any more. */
    String renew() {
        secret = Totp.secret();
        lastStep = 0;
        return secret;
    }

    /** The code shows that the app knows the secret: from now on it is asked for. */
    boolean confirm(String code, Instant now) {
        OptionalLong step = Totp.stepOf(secret, code, now, lastStep);
        if (step.isEmpty()) return false;
        lastStep = step.getAsLong();
        confirmedAt = now;
        return true;
    }

    /** Uses up the code, and all before it; false when it is wrong, or another request has just used it. */
    boolean take(String code, Instant now) {
        OptionalLong step = Totp.stepOf(secret, code, now, lastStep);
        return step.isPresent()
                && update(
                                "lastStep = ?1, updatedAt = ?2, version = version + 1 where id = ?3 and lastStep < ?1",
                                step.getAsLong(),
                                now,
                                id)
                        == 1;
    }
}
