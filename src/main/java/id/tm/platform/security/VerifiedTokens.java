package id.tm.platform.security;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens whose signature has been checked, the latest used ones: an ECDSA check costs more than all else that a request
 * needs to be let in. Only the signature is remembered; whether the key is still one of ours, and the token still lives,
 * is asked each time.
 */
final class VerifiedTokens {

    private final Map<String, PublicKey> byToken;

    VerifiedTokens(int most) {
        this.byToken = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, PublicKey> eldest) {
                return size() > most;
            }
        };
    }

    synchronized boolean contains(String token, PublicKey key) {
        return key.equals(byToken.get(token));
    }

    synchronized void add(String token, PublicKey key) {
        byToken.put(token, key);
    }

    synchronized int size() {
        return byToken.size();
    }
}
