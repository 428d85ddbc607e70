package id.tm.account;

import id.tm.account.log.ActivityEntry;
import id.tm.account.log.MemberLog;
import id.tm.account.log.PractitionerLog;
import id.tm.account.log.RequestOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what people do, for themselves to read and for the back office, in the caller's transaction. Where the
 * request came from is added here. Actions are an open vocabulary in capitals, {@code SESSION_BOOKED}; those of accounts
 * stand below.
 */
@ApplicationScoped
public class MemberActivity {

    public static final String REGISTERED = "REGISTERED";
    public static final String IMPORTED = "IMPORTED";
    public static final String EMAIL_VERIFIED = "EMAIL_VERIFIED";
    public static final String LOGIN = "LOGIN";
    public static final String LOGOUT = "LOGOUT";

    /** Another device was logged out. */
    public static final String SESSION_ENDED = "SESSION_ENDED";

    /** A refresh token came back that had been used already: the session was taken from everybody who held it. */
    public static final String TOKEN_REUSED = "TOKEN_REUSED";

    public static final String PROFILE_CHANGED = "PROFILE_CHANGED";
    public static final String PHOTO_CHANGED = "PHOTO_CHANGED";
    public static final String PHOTO_REMOVED = "PHOTO_REMOVED";
    public static final String PASSWORD_CHANGED = "PASSWORD_CHANGED";
    public static final String EMAIL_CHANGED = "EMAIL_CHANGED";
    public static final String PHONE_CHANGED = "PHONE_CHANGED";
    public static final String CONSENTS_CHANGED = "CONSENTS_CHANGED";
    public static final String TERMS_ACCEPTED = "TERMS_ACCEPTED";
    public static final String DATA_EXPORTED = "DATA_EXPORTED";
    public static final String ACCOUNT_ERASED = "ACCOUNT_ERASED";
    public static final String JOINED_PARTNER = "JOINED_PARTNER";
    public static final String OPERATOR_INVITED = "OPERATOR_INVITED";
    public static final String OPERATOR_REMOVED = "OPERATOR_REMOVED";
    public static final String TOTP_ENABLED = "TOTP_ENABLED";
    public static final String TOTP_DISABLED = "TOTP_DISABLED";

    /** The back office took the authenticator app off. */
    public static final String TOTP_RESET = "TOTP_RESET";

    public static final String API_KEY_CREATED = "API_KEY_CREATED";
    public static final String API_KEY_ROTATED = "API_KEY_ROTATED";
    public static final String API_KEY_REVOKED = "API_KEY_REVOKED";
    public static final String DOWNLOAD = "DOWNLOAD";

    private final RequestOrigin origin;

    MemberActivity(RequestOrigin origin) {
        this.origin = origin;
    }

    /** {@link #record(UUID, String, String, UUID)} of an act that is about nothing but the account. */
    public void record(UUID userId, String action) {
        record(userId, action, null, null);
    }

    /**
     * What a user did with the account or as a member.
     *
     * @param subjectType what the act was about, in capitals such as {@code FEEDBACK_SESSION}; null like its id when it
     *     was about nothing else
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(UUID userId, String action, @Nullable String subjectType, @Nullable UUID subjectId) {
        new MemberLog(entry(userId, action, subjectType, subjectId)).persist();
    }

    /** An act with the account, such as a login: practitioners find it in their own log too. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordOfAccount(UUID userId, String action, @Nullable String subjectType, @Nullable UUID subjectId) {
        record(userId, action, subjectType, subjectId);
        if (PractitionerLog.isPractitioner(userId)) recordOfPractitioner(userId, action, subjectType, subjectId);
    }

    /** What somebody did as a practitioner. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordOfPractitioner(
            UUID userId, String action, @Nullable String subjectType, @Nullable UUID subjectId) {
        new PractitionerLog(entry(userId, action, subjectType, subjectId)).persist();
    }

    private ActivityEntry.Act entry(
            UUID userId, String action, @Nullable String subjectType, @Nullable UUID subjectId) {
        return new ActivityEntry.Act(userId, action, subjectType, subjectId, origin.network(), origin.device());
    }
}
