package id.tm.platform.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/** Verifies the tokens of both realms: the key is found by kid and must belong to the realm that {@code iss} names. */
@ApplicationScoped
@Alternative
@Priority(1)
class TokenVerifier extends JWTCallerPrincipalFactory {

    private static final int REMEMBERED = 10_000;

    private final VerifiedTokens verified = new VerifiedTokens(REMEMBERED);
    private final SigningKeys keys;
    private final Clock clock;

    TokenVerifier(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        try {
            SigningKeys.Loaded key =
                    keys.byKid(kid(token)).orElseThrow(() -> new UnresolvableKeyException("no such signing key"));
            boolean known = verified.contains(token, key.publicKey());
            JwtConsumerBuilder checks = new JwtConsumerBuilder()
                    .setVerificationKey(key.publicKey())
                    .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES256")
                    .setExpectedIssuer(key.realm().issuer())
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setAllowedClockSkewInSeconds(30);
            if (known) checks.setSkipSignatureVerification();
            var claims = checks.build().processToClaims(token);
            if (!known) verified.add(token, key.publicKey());
            return new DefaultJWTCallerPrincipal(token, "ES256", claims);
        } catch (InvalidJwtException | JoseException e) {
            throw new ParseException("token refused", e);
        }
    }

    private static String kid(String token) throws JoseException {
        String kid = JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
        if (kid == null) throw new UnresolvableKeyException("no kid");
        return kid;
    }
}
