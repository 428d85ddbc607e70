package id.tm.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    @Test
    void aTokenIsKnownByTheKeyThatVerifiedIt() throws NoSuchAlgorithmException {
        VerifiedTokens tokens = new VerifiedTokens(10);
        PublicKey key = key();
        tokens.add("a", key);
        assertThat(tokens.contains("a", key)).isTrue();
        assertThat(tokens.contains("a", key())).isFalse();
        assertThat(tokens.contains("b", key)).isFalse();
    }

    @Test
    void noMoreAreKeptThanAllowedAndThoseInUseStay() throws NoSuchAlgorithmException {
        VerifiedTokens tokens = new VerifiedTokens(3);
        PublicKey key = key();
        tokens.add("used", key);
        for (int i = 0; i < 100; i++) {
            tokens.add("token " + i, key);
            assertThat(tokens.contains("used", key)).isTrue();
        }
        assertThat(tokens.size()).isEqualTo(3);
        assertThat(tokens.contains("token 97", key)).isFalse();
        assertThat(tokens.contains("token 99", key)).isTrue();
    }

    private static PublicKey key() throws NoSuchAlgorithmException {
        return KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
    }
}
