package id.tm.support;

import id.tm.platform.problem.ErrorCode;

/** What can go wrong in support, with the status a client gets. Texts: messages/support_{id,en}.properties. */
public enum SupportError implements ErrorCode {
    MESSAGE_TEMPLATE_NOT_FOUND(404),
    MESSAGE_TEMPLATE_DRAFT_EXISTS(409),
    MESSAGE_TEMPLATE_NOT_DRAFT(409),
    MESSAGE_TEMPLATE_REFUSED(422),
    MESSAGE_NOT_FOUND(404),
    MESSAGE_NOT_FAILED(409),
    MESSAGE_CONTENT_GONE(410),
    MESSAGE_DUPLICATE(409),
    MESSAGE_SUPPRESSION_NOT_FOUND(404),
    UNSUBSCRIBE_LINK_INVALID(404),
    CALLBACK_NOT_AUTHENTIC(403),
    CALLBACK_DUPLICATE(409),
    REMINDER_NOT_FOUND(404),
    REMINDER_STEP_TAKEN(409),
    REMINDER_REFUSED(422),
    REMINDER_DELIVERY_NOT_FOUND(404),
    REMINDER_DELIVERY_NOT_FAILED(409),
    REMINDER_HISTORY_NOT_FOUND(404),
    REMINDER_CONTENT_GONE(410),
    JOB_NOT_FOUND(404),
    JOB_RUN_NOT_FOUND(404),
    HOLIDAY_NOT_FOUND(404),
    HOLIDAY_TAKEN(409),
    ACTIVITY_NOT_FOUND(404),
    SHORT_LINK_NOT_FOUND(404),
    SHORT_LINK_GONE(410),
    SHORT_LINK_SLUG_TAKEN(409),
    SHORT_LINK_SLUG_REFUSED(422),
    SHORT_LINK_SLUG_FIXED(422),
    SHORT_LINK_TARGET_REFUSED(422),
    SHORT_LINK_WINDOW(422);

    private final int status;

    SupportError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
