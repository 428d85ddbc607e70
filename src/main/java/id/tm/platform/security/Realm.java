package id.tm.platform.security;

/** Two worlds with keys and issuers of their own: what one signs never opens the other. */
public enum Realm {
    /** Members, partners, practitioners, analysts. */
    USERS,
    /** The back office. */
    ADMINS;

    /** The {@code iss} claim of the realm's tokens. */
    public String issuer() {
        return "urn:tm:" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
