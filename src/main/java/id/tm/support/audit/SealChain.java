package id.tm.support.audit;

import id.tm.platform.crypto.ColumnCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/** How one seal hangs on the one before it: an HMAC that nobody can make who has the database but not its keys. */
@ApplicationScoped
class SealChain {

    static final byte[] BEGINNING = new byte[32];

    private static final String PURPOSE = "audit-chain";

    private final ColumnCipher cipher;

    SealChain(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    String keyId() {
        return cipher.currentKeyId();
    }

    byte[] next(byte[] previous, byte[] rowHash, LocalDate day, long seq, UUID logId) {
        return cipher.hmac(PURPOSE, message(previous, rowHash, day, seq, logId));
    }

    /** Whatever key it was made with, as long as the service still has it. */
    boolean fits(byte[] chainHash, byte[] previous, byte[] rowHash, LocalDate day, long seq, UUID logId) {
        return cipher.matches(PURPOSE, message(previous, rowHash, day, seq, logId), chainHash);
    }

    boolean hasKey(String keyId) {
        return cipher.hasKey(keyId);
    }

    private static byte[] message(byte[] previous, byte[] rowHash, LocalDate day, long seq, UUID logId) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(128);
        message.writeBytes(previous);
        message.writeBytes(rowHash);
        message.writeBytes((day + "/" + seq + "/" + logId).getBytes(StandardCharsets.US_ASCII));
        return message.toByteArray();
    }
}
