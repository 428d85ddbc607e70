package id.tm.support.notification;

/** What a notification is for. */
public enum NotificationKind {
    /** Only to those who agreed to it on the channel. */
    MARKETING,
    /** About the service somebody uses; to all who have not opted out of the channel. */
    SERVICE
}
