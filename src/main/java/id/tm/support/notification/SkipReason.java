package id.tm.support.notification;

/** Why a recipient gets nothing. */
public enum SkipReason {
    /** The list names an id or an address that nobody has, and the kind or channel wants an account. */
    UNKNOWN,
    NO_ADDRESS,
    OPTED_OUT,
    NO_CONSENT,
    /** The address takes no mail, or unsubscribed. */
    SUPPRESSED,
    /** Locked, closed or not verified (any more). */
    INACTIVE,
    /** The text cannot be written with what is known of the person. */
    UNWRITABLE,
    CANCELLED
}
