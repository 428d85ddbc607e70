package id.tm.account.totp;

import id.tm.account.access.Subject;
import id.tm.platform.AppendOnly;
import id.tm.platform.security.Realm;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** An authenticator app taken off an account by the back office. Table: totp_resets. */
@Entity
@Table(name = "totp_resets")
class TotpReset extends AppendOnly {

    @Column(updatable = false)
    private UUID userId;

    @Column(updatable = false)
    private UUID adminId;

    @Column(updatable = false)
    private UUID resetBy;

    @Column(updatable = false)
    private String reason;

    protected TotpReset() {}

    TotpReset(Subject subject, UUID resetBy, String reason) {
        if (subject.realm() == Realm.USERS) this.userId = subject.subjectId();
        else this.adminId = subject.subjectId();
        this.resetBy = resetBy;
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
