package id.tm.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Unguessable tokens and how they are kept: only their SHA-256 is stored. */
public final class SecretTokens {

    private SecretTokens() {}

    /** A fresh token of 256 bits, safe in URLs. */
    public static String random() {
        return random(32);
    }

    public static String random(int bytes) {
        // Not a static field: native-image would freeze its seed into the executable.
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** So many characters of an alphabet, for what people read and type. */
    public static String characters(String alphabet, int length) {
        SecureRandom random = new SecureRandom();
        StringBuilder characters = new StringBuilder(length);
        for (int i = 0; i < length; i++) characters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        return characters.toString();
    }

    /** What is stored of a token. */
    public static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token.getBytes(StandardCharsets.UTF_8)));
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Equal in a time that does not depend on where they differ. */
    public static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
