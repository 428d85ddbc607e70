package id.tm.platform.security;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signing keys of both realms, shared by all replicas through the database and made at first need. */
@ApplicationScoped
public class SigningKeys {

    private static final Duration RELOAD_AT_MOST_EVERY = Duration.ofSeconds(10);

    /** A new key waits this long before it signs; replicas reload on an unknown kid anyway, caches of the JWKS do not. */
    private static final Duration PUBLISHED_BEFORE_USE = Duration.ofMinutes(10);

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** A key with its decoded halves. */
    record Loaded(
            String kid,
            Realm realm,
            PublicKey publicKey,
            PrivateKey privateKey,
            Instant signsFrom,
            Instant retiredAt) {}

    private final Clock clock;
    private final TokenConfig config;
    private volatile Map<String, Loaded> loaded = Map.of();
    private volatile Instant loadedAt = Instant.MIN;

    SigningKeys(Clock clock, TokenConfig config) {
        this.clock = clock;
        this.config = config;
    }

    Loaded signing(Realm realm) {
        Instant now = clock.instant();
        if (stale(now)) load();
        Optional<Loaded> key = newest(realm, now);
        if (key.isPresent()) return key.get();
        // Both at once: a replica that has just read the one realm's key would not know the other's for a moment.
        for (Realm each : Realm.values()) {
            QuarkusTransaction.requiringNew().run(() -> create(each, now, Duration.ZERO, Instant.MIN));
        }
        load();
        return newest(realm, now).orElseThrow();
    }

    Optional<Loaded> byKid(String kid) {
        Instant now = clock.instant();
        Loaded key = loaded.get(kid);
        if (key == null && loadedAt.plus(Duration.ofSeconds(1)).isBefore(now) || stale(now)) {
            load();
            key = loaded.get(kid);
        }
        return Optional.ofNullable(key);
    }

    /** Every key that may verify a living token, newest first. */
    List<Loaded> published() {
        signing(Realm.USERS);
        signing(Realm.ADMINS);
        if (stale(clock.instant())) load();
        return loaded.values().stream()
                .sorted(Comparator.comparing(Loaded::signsFrom).reversed())
                .toList();
    }

    /** Makes a new key for the realm that takes over once it has been published for a while; the old one retires then. */
    public void rotate(Realm realm) {
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> create(realm, now, PUBLISHED_BEFORE_USE, now));
        load();
    }

    /** Rotates the realms whose key has reached its age; returns how many. */
    public int rotateAged(Instant now) {
        Instant oldest = now.minus(config.keyLifetime());
        int rotated = 0;
        for (Realm realm : Realm.values()) {
            signing(realm);
            boolean made =
                    QuarkusTransaction.requiringNew().call(() -> create(realm, now, PUBLISHED_BEFORE_USE, oldest));
            if (made) rotated++;
        }
        if (rotated > 0) load();
        return rotated;
    }

    /**
     * Makes a key that takes over after {@code wait}, unless the realm has one already that signs since later than
     * {@code unlessNewerThan}.
     */
    private static boolean create(Realm realm, Instant now, Duration wait, Instant unlessNewerThan) {
        // One creator at a time over all replicas; the next one finds the key that is there.
        Panache.getEntityManager()
                .createNativeQuery("select stamp from access_stamps where realm = :realm for update")
                .setParameter("realm", realm.name())
                .getSingleResult();
        List<SigningKey> current = SigningKey.list("realm = ?1 and retiredAt is null", realm);
        if (current.stream().anyMatch(key -> key.signsFrom.isAfter(unlessNewerThan))) return false;
        Instant takesOver = now.plus(wait);
        current.forEach(key -> key.retiredAt = takesOver);
        // Inserts go first otherwise, and there may be only one key that is not retired.
        Panache.getEntityManager().flush();
        KeyPair pair = generate();
        SigningKey key = new SigningKey();
        key.realm = realm;
        key.publicKey = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        key.privateKey = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        key.signsFrom = takesOver;
        key.persist();
        return true;
    }

    private Optional<Loaded> newest(Realm realm, Instant now) {
        return loaded.values().stream()
                .filter(key -> key.realm == realm && !key.signsFrom.isAfter(now.plus(TOLERANCE.dividedBy(60))))
                .max(Comparator.comparing(Loaded::signsFrom))
                // After the clock was set back there may be keys of the future only, and one of them must do.
                .or(() -> loaded.values().stream()
                        .filter(key -> key.realm == realm)
                        .min(Comparator.comparing(Loaded::signsFrom)));
    }

    private boolean stale(Instant now) {
        return loadedAt.plus(RELOAD_AT_MOST_EVERY.multipliedBy(6)).isBefore(now) || loadedAt.isAfter(now);
    }

    private synchronized void load() {
        Instant now = clock.instant();
        Map<String, Loaded> fresh = new HashMap<>();
        QuarkusTransaction.requiringNew().run(() -> {
            for (SigningKey key : SigningKey.usable(now.minus(config.lifetime()).minus(TOLERANCE))) {
                fresh.put(key.kid(), decode(key));
            }
        });
        loaded = Map.copyOf(fresh);
        loadedAt = now;
    }

    private static Loaded decode(SigningKey key) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            PublicKey publicKey = factory.generatePublic(
                    new X509EncodedKeySpec(Base64.getDecoder().decode(key.publicKey)));
            PrivateKey privateKey = factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key.privateKey)));
            return new Loaded(key.kid(), key.realm, publicKey, privateKey, key.signsFrom, key.retiredAt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
