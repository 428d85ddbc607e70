package id.tm.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.time.SystemClock;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import id.tm.testing.Strangers;
import io.restassured.response.Response;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens as several processes sign and verify them over one database. */
@ServiceTest
class AccessTokenTest {

    private static final TokenConfig CONFIG = new TokenConfig() {
        @Override
        public Duration lifetime() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration keyLifetime() {
            return Duration.ofDays(90);
        }
    };

    @Inject
    SystemClock clock;

    private final UUID ani = UUID.randomUUID();

    @AfterEach
    void clockBackAndKeysAsTheyWere() throws SQLException {
        clock.move(Duration.ZERO);
        try (Connection connection = PostgresResource.current().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from signing_keys where signs_from > now()");
            statement.execute("update signing_keys k set retired_at = null where signs_from ="
                    + " (select max(signs_from) from signing_keys other where other.realm = k.realm)");
        }
    }

    @Test
    void aTokenSaysWhoItIsForAndForHowLong() throws ParseException {
        Process one = new Process();
        var principal = one.verifier.parse(one.tokens.sign(Realm.USERS, ani, ani), null);
        assertThat(principal.getSubject()).isEqualTo(ani.toString());
        assertThat(principal.getIssuer()).isEqualTo("urn:tm:users");
        assertThat(principal.<String>getClaim("sid")).isEqualTo(ani.toString());
        assertThat(principal.getExpirationTime() - principal.getIssuedAtTime()).isEqualTo(900);
    }

    @Test
    void everyProcessAcceptsWhatAnyOtherSigned() throws ParseException {
        Process one = new Process();
        Process two = new Process();
        assertThat(two.verifier
                        .parse(one.tokens.sign(Realm.USERS, ani, ani), null)
                        .getSubject())
                .isEqualTo(ani.toString());
        assertThat(one.verifier
                        .parse(two.tokens.sign(Realm.ADMINS, ani, ani), null)
                        .getIssuer())
                .isEqualTo("urn:tm:admins");
    }

    @Test
    void aTokenExpires() throws ParseException {
        Process one = new Process();
        String token = one.tokens.sign(Realm.USERS, ani, ani);
        clock.move(Duration.ofMinutes(15));
        assertThat(one.verifier.parse(token, null).getSubject()).isEqualTo(ani.toString());
        clock.move(Duration.ofMinutes(15).plusSeconds(32));
        refused(one, token);
    }

    @Test
    void aTokenThatWasGoodIsRefusedOnceItsKeyIsGone() throws Exception {
        Process one = new Process();
        String token = one.tokens.sign(Realm.USERS, ani, ani);
        assertThat(one.verifier.parse(token, null).getSubject()).isEqualTo(ani.toString());
        String kid = one.keys.signing(Realm.USERS).kid();
        try (Connection connection = PostgresResource.current().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept_key as select * from signing_keys where id = '" + kid + "'");
            statement.execute("delete from signing_keys where id = '" + kid + "'");
            clock.move(Duration.ofMinutes(2));
            try {
                refused(one, token);
            } finally {
                statement.execute("insert into signing_keys select * from kept_key");
                statement.execute("drop table kept_key");
            }
        }
    }

    @Test
    void theKeyOfOneRealmDoesNotOpenTheOther() throws Exception {
        Process one = new Process();
        SigningKeys.Loaded users = one.keys.signing(Realm.USERS);
        refused(one, forge(users.kid(), users.privateKey(), "ES256", Map.of("iss", "urn:tm:admins")));
    }

    @Test
    void forgedTokensAreRefused() throws Exception {
        Process one = new Process();
        SigningKeys.Loaded users = one.keys.signing(Realm.USERS);
        KeyPair foreign = keyPair();
        byte[] publicHalf = users.publicKey().getEncoded();

        refused(one, forge(users.kid(), foreign.getPrivate(), "ES256", Map.of()));
        refused(one, forge(UUID.randomUUID().toString(), foreign.getPrivate(), "ES256", Map.of()));
        refused(one, forge("x", users.privateKey(), "ES256", Map.of()));
        refused(one, forge(null, users.privateKey(), "ES256", Map.of()));
        refused(one, forge(users.kid(), new SecretKeySpec(publicHalf, "HmacSHA256"), "HS256", Map.of()));
        refused(one, forge(users.kid(), null, "none", Map.of()));
        refused(one, forge(users.kid(), users.privateKey(), "ES256", Map.of("iss", "urn:else")));
        refused(one, forge(users.kid(), users.privateKey(), "ES256", Map.of("exp", "")));
        refused(one, forge(users.kid(), users.privateKey(), "ES256", Map.of("sub", "")));
        String good = forge(users.kid(), users.privateKey(), "ES256", Map.of());
        assertThat(one.verifier.parse(good, null).getSubject()).isEqualTo("somebody");
        String[] parts = good.split("\\.");
        String richer = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("somebody", "somebodyelse");
        refused(
                one,
                parts[0] + "."
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(richer.getBytes(StandardCharsets.UTF_8))
                        + "." + parts[2]);
        for (String broken : List.of("", ".", "..", "a.b", parts[0] + "." + parts[1] + ".", "é.é.é"))
            refused(one, broken);
    }

    /** A rotation under way: no process ever refuses a token another one has just signed, and old tokens live on. */
    @Test
    void keysRotateWithoutAnybodyNoticing() throws ParseException {
        Process one = new Process();
        Process two = new Process();
        String old = one.tokens.sign(Realm.USERS, ani, ani);
        two.verifier.parse(old, null);
        String before = one.keys.signing(Realm.USERS).kid();

        one.keys.rotate(Realm.USERS);
        assertThat(one.keys.signing(Realm.USERS).kid())
                .as("published first, used later")
                .isEqualTo(before);
        assertThat(one.keys.published()).hasSizeGreaterThanOrEqualTo(3);

        clock.move(Duration.ofMinutes(11));
        String fresh = one.tokens.sign(Realm.USERS, ani, ani);
        assertThat(one.keys.signing(Realm.USERS).kid()).isNotEqualTo(before);
        assertThat(two.verifier.parse(fresh, null).getSubject()).isEqualTo(ani.toString());
        assertThat(two.verifier.parse(old, null).getSubject()).isEqualTo(ani.toString());
        assertThat(two.keys.signing(Realm.USERS).kid())
                .isEqualTo(one.keys.signing(Realm.USERS).kid());

        clock.move(Duration.ofMinutes(40));
        assertThat(one.keys.published()).extracting(SigningKeys.Loaded::kid).doesNotContain(before);
        refused(two, old);
    }

    @Test
    void manyProcessesThatStartAtOnceAgreeOnOneKey() {
        Set<String> kids = new HashSet<>(Race.calls(
                12, number -> new Process().keys.signing(Realm.ADMINS).kid()));
        assertThat(kids).hasSize(1);
    }

    @Test
    void anAgedKeyIsRotatedOnceHoweverManyProcessesTry() {
        clock.move(Duration.ofDays(91));
        Instant now = clock.instant();
        new Process().keys.signing(Realm.USERS);
        new Process().keys.rotateAged(now);
        assertThat(new Process().keys.rotateAged(now)).isZero();
    }

    @Test
    void theLastUsableKeyIsNeverTakenAway() {
        Process one = new Process();
        for (int i = 0; i < 3; i++) one.keys.rotate(Realm.USERS);
        for (int minutes : List.of(0, 5, 9, 10, 11, 60)) {
            clock.move(Duration.ofMinutes(minutes));
            Process another = new Process();
            String token = another.tokens.sign(Realm.USERS, ani, ani);
            assertThat(verified(one, token)).as("after %s minutes", minutes).isTrue();
        }
    }

    @Test
    void thePublishedKeysVerifyTheTokens() throws Exception {
        Principal member = Strangers.arrive(Realm.USERS, Set.of("member"), Set.of());
        String token = new Process().tokens.sign(Realm.USERS, member.id(), ani);
        Response jwks = given().get("/.well-known/jwks.json");
        assertThat(jwks.statusCode()).isEqualTo(200);
        assertThat(jwks.asString()).doesNotContain("\"d\"");
        assertThat(jwks.header("Cache-Control")).contains("max-age=300");
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        Map<String, Object> jwk = jwks.<List<Map<String, Object>>>path("keys").stream()
                .filter(key -> key.get("kid").equals(signature.getKeyIdHeaderValue()))
                .findFirst()
                .orElseThrow();
        assertThat(jwk).containsEntry("iss", "urn:tm:users").containsEntry("alg", "ES256");
        signature.setKey(PublicJsonWebKey.Factory.newPublicJwk(jwk).getPublicKey());
        signature.setAlgorithmConstraints(
                new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES256"));
        assertThat(signature.verifySignature()).isTrue();
        assertThat(given().header("If-None-Match", jwks.header("ETag"))
                        .get("/.well-known/jwks.json")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void coordinatesOfAnyLengthArePublishedInThirtyTwoBytes() {
        for (BigInteger number : List.of(
                BigInteger.ONE,
                BigInteger.TWO.pow(255),
                BigInteger.TWO.pow(248),
                BigInteger.TWO.pow(256).subtract(BigInteger.ONE))) {
            byte[] decoded = Base64.getUrlDecoder().decode(JwksResource.base64(number));
            assertThat(decoded).hasSize(32);
            assertThat(new BigInteger(1, decoded)).isEqualTo(number);
        }
    }

    /** What one process of the service has of its own. */
    private final class Process {
        final SigningKeys keys = new SigningKeys(clock, CONFIG);
        final AccessTokens tokens = new AccessTokens(keys, CONFIG, clock);
        final TokenVerifier verifier = new TokenVerifier(keys, clock);
    }

    private static void refused(Process process, String token) {
        assertThatThrownBy(() -> process.verifier.parse(token, null)).as(token).isInstanceOf(ParseException.class);
    }

    private static boolean verified(Process process, String token) {
        try {
            return process.verifier.parse(token, null) != null;
        } catch (ParseException e) {
            return false;
        }
    }

    private String forge(String kid, java.security.Key key, String algorithm, Map<String, String> claims)
            throws Exception {
        JwtClaims payload = new JwtClaims();
        payload.setIssuer(claims.getOrDefault("iss", "urn:tm:users"));
        if (!claims.containsKey("sub")) payload.setSubject("somebody");
        if (!claims.containsKey("exp"))
            payload.setExpirationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond() + 60));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(payload.toJson());
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        if (kid != null) signature.setKeyIdHeaderValue(kid);
        signature.setKey(key);
        signature.setDoKeyValidation(false);
        return signature.getCompactSerialization();
    }

    private static KeyPair keyPair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
