package id.tm.account;

import id.tm.platform.problem.ErrorCode;

/** What can go wrong in account. Texts: messages/account_{id,en}.properties. */
public enum AccountError implements ErrorCode {
    INVALID_CREDENTIALS(401),
    INVALID_REFRESH_TOKEN(401),
    TOTP_REQUIRED(401),
    INVALID_TOTP(401),
    EMAIL_UNVERIFIED(403),
    ACCOUNT_DISABLED(403),
    PARTNER_INACTIVE(403),
    NOT_YOURS_TO_GRANT(403),
    REAUTHENTICATION_REQUIRED(403),
    USER_NOT_FOUND(404),
    ADMIN_NOT_FOUND(404),
    ROLE_NOT_FOUND(404),
    LOGIN_SESSION_NOT_FOUND(404),
    PROFESSION_NOT_FOUND(404),
    PHOTO_NOT_FOUND(404),
    PARTNER_NOT_FOUND(404),
    OPERATOR_NOT_FOUND(404),
    INVITATION_NOT_FOUND(404),
    API_KEY_NOT_FOUND(404),
    USER_STATE(409),
    ADMIN_STATE(409),
    EMAIL_TAKEN(409),
    ROLE_NAME_TAKEN(409),
    ROLE_IN_USE(409),
    ROLE_BUILT_IN(409),
    LAST_SUPER_ADMIN(409),
    PROFESSION_NAME_TAKEN(409),
    PARTNER_STATE(409),
    ALREADY_OF_PARTNER(409),
    INVITATION_OPEN(409),
    TOTP_ACTIVE(409),
    TOTP_NOT_ACTIVE(409),
    API_KEY_STATE(409),
    API_KEY_LIMIT(409),
    LINK_UNUSABLE(410),
    UNKNOWN_ROLE(422),
    UNKNOWN_PERMISSION(422),
    UNKNOWN_PROFESSION(422),
    UNKNOWN_VILLAGE(422),
    TERMS_NOT_CURRENT(422),
    IMPORT_REFUSED(422),
    ACCOUNT_LOCKED(423),
    LOGIN_LOCKED(423),
    TOO_MANY_ATTEMPTS(429);

    private final int status;

    AccountError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
