package id.tm.platform.crypto;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM for single columns; a stored value reads {@code keyId:base64(nonce + ciphertext)}. */
@ApplicationScoped
@Unremovable // EncryptedText finds it without injection
public class ColumnCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String current;

    ColumnCipher(CryptoConfig config) {
        for (String entry : config.keys().split(",")) {
            String[] parts = entry.strip().split(":", 2);
            byte[] key = parts.length == 2 ? Base64.getDecoder().decode(parts[1]) : new byte[0];
            if (key.length != 32)
                throw new IllegalArgumentException("TM_CRYPTO_KEYS: key '" + parts[0] + "' is not 32 bytes");
            keys.put(parts[0], new SecretKeySpec(key, "AES"));
        }
        current = keys.keySet().iterator().next();
    }

    public String encrypt(String plain) {
        return currentPrefix() + Base64.getEncoder().encodeToString(seal(plain.getBytes(StandardCharsets.UTF_8)));
    }

    public String decrypt(String stored) {
        String[] parts = stored.split(":", 2);
        return new String(open(parts[0], Base64.getDecoder().decode(parts[1])), StandardCharsets.UTF_8);
    }

    /** The same for whole files: the key id, a colon, the nonce and the ciphertext. */
    public byte[] encryptBytes(byte[] plain) {
        byte[] id = currentPrefixBytes();
        byte[] sealed = seal(plain);
        return ByteBuffer.allocate(id.length + sealed.length)
                .put(id)
                .put(sealed)
                .array();
    }

    public byte[] decryptBytes(byte[] stored) {
        int colon = 0;
        while (stored[colon] != ':') colon++;
        String keyId = new String(stored, 0, colon, StandardCharsets.UTF_8);
        return open(keyId, java.util.Arrays.copyOfRange(stored, colon + 1, stored.length));
    }

    private byte[] seal(byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, current, nonce, plain);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    private byte[] open(String keyId, byte[] bytes) {
        byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
        byte[] sealed = java.util.Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
        return run(Cipher.DECRYPT_MODE, keyId, nonce, sealed);
    }

    /** Whether a stored value should be written again because its key is no longer the current one. */
    public boolean isStale(String stored) {
        return !stored.startsWith(currentPrefix());
    }

    /** What every value begins with that the current key has written. */
    String currentPrefix() {
        return current + ":";
    }

    byte[] currentPrefixBytes() {
        return currentPrefix().getBytes(StandardCharsets.UTF_8);
    }

    /** A keyed fingerprint under the current key and a purpose: for look-ups and signatures, not for passwords. */
    public byte[] hmac(String purpose, byte[] message) {
        return hmac(current, purpose, message);
    }

    /** Whether any of the keys made this fingerprint. */
    public boolean matches(String purpose, byte[] message, byte[] fingerprint) {
        return keys.keySet().stream()
                .anyMatch(key -> java.security.MessageDigest.isEqual(hmac(key, purpose, message), fingerprint));
    }

    /** Names the key that {@link #hmac} uses now. */
    public String currentKeyId() {
        return current;
    }

    public boolean hasKey(String keyId) {
        return keys.containsKey(keyId);
    }

    private byte[] hmac(String keyId, String purpose, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            SecretKey key = Objects.requireNonNull(keys.get(keyId), "an unknown key");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            mac.update((purpose + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] run(int mode, String keyId, byte[] nonce, byte[] input) {
        SecretKeySpec key = keys.get(keyId);
        if (key == null) throw new IllegalStateException("no key '" + keyId + "' in TM_CRYPTO_KEYS");
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored secret cannot be read with key '" + keyId + "'", e);
        }
    }
}
