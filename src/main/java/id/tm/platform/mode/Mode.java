package id.tm.platform.mode;

/** LOCAL: trying out and developing, everything has a default. PRODUCTION: nothing has, and a missing setting ends the start. */
public enum Mode {
    LOCAL,
    PRODUCTION
}
