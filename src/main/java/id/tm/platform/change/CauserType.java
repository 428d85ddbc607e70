package id.tm.platform.change;

/** What kind of being changes something. */
public enum CauserType {
    /** Somebody of the users' realm, whatever their roles. */
    MEMBER,
    ADMIN,
    API_KEY,
    JOB,
    /** The service by itself, or for somebody who is not logged in. */
    SYSTEM,
    /** SQL from outside the service. */
    DATABASE
}
