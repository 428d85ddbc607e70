package id.tm.platform.security;

import java.util.Optional;

/** Which API keys there are, as the floor that owns people knows it. */
public interface ApiKeyDirectory {

    /**
     * What the key opens now. Empty for a key that is unknown, revoked or expired, and for one whose user may not have
     * a token. Called on every request with a key; 429 when the key is used too often.
     */
    Optional<ApiKeyGrant> find(String key);
}
