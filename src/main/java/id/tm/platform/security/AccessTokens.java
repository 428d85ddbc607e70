package id.tm.platform.security;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Signs access tokens. Only the gate that decides whether somebody may have one calls this (a rule of the build). */
@ApplicationScoped
public class AccessTokens {

    private final SigningKeys keys;
    private final TokenConfig config;
    private final Clock clock;

    AccessTokens(SigningKeys keys, TokenConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** {@code sessionId} ties the token to a refresh-token family. */
    public String sign(Realm realm, UUID subject, UUID sessionId) {
        SigningKeys.Loaded key = keys.signing(realm);
        Instant now = clock.instant();
        return Jwt.issuer(realm.issuer())
                .subject(subject.toString())
                .claim("sid", sessionId.toString())
                .issuedAt(now)
                .expiresAt(now.plus(config.lifetime()))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.kid())
                .sign(key.privateKey());
    }

    public Duration lifetime() {
        return config.lifetime();
    }
}
