package id.tm.finance.payout;

import id.tm.platform.crypto.ColumnCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/** Tells, by a unique index, that the same secret is there already, without telling what it is, nor that two people have it. */
@ApplicationScoped
class Fingerprints {

    private final ColumnCipher cipher;

    Fingerprints(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    String of(String table, UUID owner, String scope, String secret) {
        byte[] message = String.join("\n", owner.toString(), scope, secret).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(cipher.hmac(table, message));
    }
}
