package id.tm.platform.crypto;

import io.smallrye.config.ConfigMapping;

/** Keys of the encrypted columns. */
@ConfigMapping(prefix = "tm.crypto")
public interface CryptoConfig {

    /**
     * {@code keyId:base64-of-32-bytes}, comma-separated. The first one writes, all of them read, so a key is rotated by
     * putting a new one in front. Secret.
     */
    String keys();
}
