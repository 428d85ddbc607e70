package id.tm.account.login;

import static id.tm.platform.problem.PlatformError.OVERLOADED;

import id.tm.account.AccountConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.util.Arrays;

/**
 * Argon2id, with the parameters in the hash, and the bcrypt of the old system for those who come from there. Only so
 * many hashes are computed at once, so that a storm of logins costs waiting and 503, never the memory of the process.
 * Must not be called in a transaction: it would hold a connection while it waits.
 */
@ApplicationScoped
public class PasswordHashing {

    /** {@code outdated}: it matches, and should be hashed anew. */
    public record Verdict(boolean matches, boolean outdated) {

        static final Verdict NO = new Verdict(false, false);
    }

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern ARGON2ID =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,4}),p=(\\d{1,3})\\$([^$]+)\\$([^$]+)");
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
    private static final int BCRYPT_READS_BYTES = 72;

    private final AccountConfig.Hashing config;
    private final Semaphore permits;
    private final AtomicInteger waiting = new AtomicInteger();
    private final String nobody;

    PasswordHashing(AccountConfig config) {
        this.config = config.hashing();
        this.permits =
                new Semaphore(this.config.parallel().orElse(Runtime.getRuntime().availableProcessors()), true);
        // Never matches, but costs what a real one does.
        this.nobody = encode(
                this.config.memoryKib(), this.config.iterations(), 1, new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    public String hash(String password) {
        return inTurn(() -> {
            byte[] salt = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            byte[] hash = argon2id(password, salt, config.memoryKib(), config.iterations(), 1, HASH_BYTES);
            return encode(config.memoryKib(), config.iterations(), 1, salt, hash);
        });
    }

    public Verdict verify(String password, String stored) {
        return inTurn(() -> {
            if (BCRYPT.matcher(stored).matches()) return verifyBcrypt(password, stored);
            Matcher parts = ARGON2ID.matcher(stored);
            // A hash of no known kind is of somebody who cannot log in; that too takes its time.
            return parts.matches() ? verifyArgon2id(password, parts) : verifyNobody(password);
        });
    }

    /** Takes the time a real verification takes, when there is nobody to verify. */
    public void pretend(String password) {
        verify(password, nobody);
    }

    private Verdict verifyNobody(String password) {
        argon2id(password, new byte[SALT_BYTES], config.memoryKib(), config.iterations(), 1, HASH_BYTES);
        return Verdict.NO;
    }

    private Verdict verifyArgon2id(String password, Matcher parts) {
        int memory = Integer.parseInt(parts.group(1));
        int iterations = Integer.parseInt(parts.group(2));
        int lanes = Integer.parseInt(parts.group(3));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] actual = argon2id(
                password, Base64.getDecoder().decode(parts.group(4)), memory, iterations, lanes, expected.length);
        boolean matches = Arrays.constantTimeAreEqual(expected, actual);
        return new Verdict(matches, memory < config.memoryKib() || iterations < config.iterations());
    }

    private static Verdict verifyBcrypt(String password, String stored) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        // What bcrypt never read cannot make a difference; the library would refuse it.
        byte[] read = bytes.length > BCRYPT_READS_BYTES ? java.util.Arrays.copyOf(bytes, BCRYPT_READS_BYTES) : bytes;
        return new Verdict(OpenBSDBCrypt.checkPassword(stored, read), true);
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!permits.tryAcquire()) await();
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private void await() {
        try {
            boolean admitted = waiting.incrementAndGet() <= config.queue()
                    && permits.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS);
            if (!admitted) throw OVERLOADED.with().retryAfter(config.patience().toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OVERLOADED.with().retryAfter(1);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static byte[] argon2id(String password, byte[] salt, int memory, int iterations, int lanes, int hashBytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(iterations)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        // Two keyboards may compose the same letter differently.
        String composed = Normalizer.normalize(password, Normalizer.Form.NFKC);
        byte[] hash = new byte[hashBytes];
        generator.generateBytes(composed.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String encode(int memory, int iterations, int lanes, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=" + lanes + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }
}
