package id.tm.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.testing.Seeded;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ColumnCipherTest {

    private final String first = "k1:" + key();
    private final String second = "k2:" + key();

    @Test
    void whatIsEncryptedComesBack() {
        ColumnCipher cipher = cipher(first);
        Seeded.values(
                300,
                random -> random.ints(random.nextInt(200), 0x20, 0xD7FF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString(),
                text -> assertThat(cipher.decrypt(cipher.encrypt(text))).isEqualTo(text));
    }

    @Test
    void theSameTextLooksDifferentEachTime() {
        ColumnCipher cipher = cipher(first);
        assertThat(cipher.encrypt("3171234567890001")).isNotEqualTo(cipher.encrypt("3171234567890001"));
    }

    @Test
    void aNewKeyWritesAndTheOldOneStillReads() {
        String old = cipher(first).encrypt("secret");
        ColumnCipher rotated = cipher(second + ", " + first);
        assertThat(rotated.decrypt(old)).isEqualTo("secret");
        assertThat(rotated.isStale(old)).isTrue();
        String fresh = rotated.encrypt("secret");
        assertThat(fresh).startsWith("k2:");
        assertThat(rotated.isStale(fresh)).isFalse();
    }

    @Test
    void withoutItsKeyNothingIsRead() {
        String stored = cipher(first).encrypt("secret");
        assertThatThrownBy(() -> cipher(second).decrypt(stored)).hasMessageContaining("k1");
        assertThatThrownBy(() -> cipher("k1:" + key()).decrypt(stored)).hasMessageContaining("cannot be read");
    }

    @Test
    void everyChangedBitIsNoticed() {
        ColumnCipher cipher = cipher(first);
        String stored = cipher.encrypt("secret");
        byte[] sealed = Base64.getDecoder().decode(stored.substring(3));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String tampered = "k1:" + Base64.getEncoder().encodeToString(changed);
            assertThatThrownBy(() -> cipher.decrypt(tampered)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aValueCannotBePassedOffAsWrittenWithAnotherKey() {
        String material = key();
        ColumnCipher cipher = cipher("k1:" + material + ",k2:" + material);
        String stored = cipher.encrypt("secret");
        assertThatThrownBy(() -> cipher.decrypt("k2" + stored.substring(2))).hasMessageContaining("k2");
    }

    @Test
    void fingerprintsHoldOverARotationAndAreBoundToTheirPurpose() {
        byte[] fingerprint = cipher(first).hmac("unsubscribe", "x".getBytes(UTF_8));
        ColumnCipher rotated = cipher(second + "," + first);
        assertThat(rotated.matches("unsubscribe", "x".getBytes(UTF_8), fingerprint))
                .isTrue();
        assertThat(rotated.matches("unsubscribe", "y".getBytes(UTF_8), fingerprint))
                .isFalse();
        assertThat(rotated.matches("login", "x".getBytes(UTF_8), fingerprint)).isFalse();
        assertThat(cipher(second).matches("unsubscribe", "x".getBytes(UTF_8), fingerprint))
                .isFalse();
    }

    @Test
    void aKeyOfAnotherSizeIsRefusedWithoutBeingShown() {
        String tooShort = Base64.getEncoder().encodeToString(new byte[16]);
        assertThatThrownBy(() -> cipher("k1:" + tooShort))
                .hasMessageContaining("TM_CRYPTO_KEYS")
                .hasMessageContaining("'k1'")
                .hasMessageNotContaining(tooShort);
        assertThatThrownBy(() -> cipher("just-a-name")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ColumnCipher cipher(String keys) {
        return new ColumnCipher(() -> keys);
    }

    private static String key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
