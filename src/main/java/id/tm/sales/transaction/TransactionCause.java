package id.tm.sales.transaction;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a purchase comes further.
 *
 * @param words in capitals where the service chose them, else an admin's own
 */
record TransactionCause(
        TransactionSource source, String words, @Nullable UUID adminId) {

    static final TransactionCause CHECKOUT = new TransactionCause(TransactionSource.BUYER, "CHECKOUT", null);

    static final TransactionCause IMPORT = service("IMPORT");

    static TransactionCause provider(String words) {
        return new TransactionCause(TransactionSource.PROVIDER, words, null);
    }

    static TransactionCause service(String words) {
        return new TransactionCause(TransactionSource.SERVICE, words, null);
    }

    static TransactionCause admin(UUID adminId, String words) {
        return new TransactionCause(TransactionSource.ADMIN, words, adminId);
    }
}
