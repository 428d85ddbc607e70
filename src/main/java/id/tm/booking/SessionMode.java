package id.tm.booking;

/** Where a consultation takes place. */
public enum SessionMode {
    ONLINE,
    OFFLINE
}
