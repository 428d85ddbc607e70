package id.tm.sales.referral;

import id.tm.platform.crypto.SecretTokens;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A browser that came by a referral.
 *
 * @param token what its cookie holds; only the hash of it is kept
 */
record Visitor(String token) {

    private static final int BYTES = 16;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");

    /** What the cookie says; null when there is none, or none of ours. */
    static @Nullable Visitor of(@Nullable String cookie) {
        return cookie != null && TOKEN.matcher(cookie).matches() ? new Visitor(cookie) : null;
    }

    /** One without a cookie yet; the same bytes are the same visitor. */
    static Visitor of(byte[] secret) {
        byte[] first = Arrays.copyOf(secret, BYTES);
        return new Visitor(Base64.getUrlEncoder().withoutPadding().encodeToString(first));
    }

    String hash() {
        return SecretTokens.hash(token);
    }

    /** Scripts do not read it, and other sites do not send it but by a click. */
    NewCookie cookie(Duration lifetime, boolean secure) {
        return new NewCookie.Builder(ReferralVisits.COOKIE)
                .value(token)
                .path("/")
                .maxAge((int) Math.min(Integer.MAX_VALUE, lifetime.toSeconds()))
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
