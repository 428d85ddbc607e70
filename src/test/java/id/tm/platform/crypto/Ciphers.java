package id.tm.platform.crypto;

/** Ciphers with keys of a test's own, for tests of other packages. */
public final class Ciphers {

    private Ciphers() {}

    /** @param keys as in {@code TM_CRYPTO_KEYS} */
    public static ColumnCipher of(String keys) {
        return new ColumnCipher(() -> keys);
    }
}
