package id.tm.assessment.sharing;

import id.tm.platform.crypto.SecretTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Passcodes of links as they are kept: PBKDF2, slow enough that a stolen table does not give short ones away at once. */
final class Passcodes {

    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private Passcodes() {}

    static String hash(String passcode) {
        String salt = SecretTokens.random(SALT_BYTES);
        return salt + ":" + derive(passcode, salt);
    }

    static boolean matches(String passcode, String hash) {
        String salt = hash.substring(0, hash.indexOf(':'));
        return SecretTokens.same(salt + ":" + derive(passcode, salt), hash);
    }

    private static String derive(String passcode, String salt) {
        try {
            PBEKeySpec spec = new PBEKeySpec(
                    passcode.toCharArray(),
                    SecretTokens.sha256(salt.getBytes(StandardCharsets.US_ASCII)),
                    ITERATIONS,
                    HASH_BITS);
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
