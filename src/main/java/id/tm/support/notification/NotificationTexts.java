package id.tm.support.notification;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The texts as they are kept; both null where a template is used, {@code en} null where all read Indonesian. */
@RegisterForReflection
public record NotificationTexts(NotificationText id, NotificationText en) {

    static final NotificationTexts NONE = new NotificationTexts(null, null);
}
