package id.tm.platform.crypto;

import java.util.List;

/**
 * Tells the key rotation of encrypted columns that no entity maps with {@link EncryptedText}; those that one does are
 * found without being told.
 */
public interface EncryptedColumns {

    List<EncryptedColumn> columns();
}
