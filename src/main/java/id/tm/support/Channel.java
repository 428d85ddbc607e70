package id.tm.support;

/** A way to reach a person. */
public enum Channel {
    EMAIL,
    WHATSAPP
}
