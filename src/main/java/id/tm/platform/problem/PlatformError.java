package id.tm.platform.problem;

/** What can go wrong anywhere, whatever the domain. Texts: messages/platform_{id,en}.properties. */
public enum PlatformError implements ErrorCode {
    MALFORMED_REQUEST(400),
    UNKNOWN_FIELD(400),
    INVALID_INPUT(400),
    UNKNOWN_PARAMETER(400),
    INVALID_CURSOR(400),
    TWO_CREDENTIALS(400),
    AUTHENTICATION_REQUIRED(401),
    INVALID_TOKEN(401),
    FORBIDDEN(403),
    MFA_ENROLMENT_REQUIRED(403),
    API_KEY_SCOPE(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    ILLEGAL_STATE(409),
    DUPLICATE(409),
    CONCURRENT_CHANGE(409),
    IDEMPOTENCY_KEY_IN_FLIGHT(409),
    IDEMPOTENCY_ANSWER_LOST(409),
    VERSION_MISMATCH(412),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    RULE_BROKEN(422),
    IMAGE_REFUSED(422),
    IDEMPOTENCY_KEY_REUSED(422),
    IDEMPOTENCY_KEY_INVALID(400),
    IDEMPOTENCY_KEY_REQUIRED(400),
    VERSION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    OVERLOADED(503);

    private final int status;

    PlatformError(int status) {
        this.status = status;
    }

    /** What a plain HTTP status means, when nothing more is known of the failure. */
    static PlatformError ofStatus(int status) {
        return switch (status) {
            case 400 -> INVALID_INPUT;
            case 401 -> AUTHENTICATION_REQUIRED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> OVERLOADED;
            default -> status < 500 ? INVALID_INPUT : INTERNAL_ERROR;
        };
    }

    @Override
    public int status() {
        return status;
    }
}
