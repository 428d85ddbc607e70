package id.tm.sales.transaction;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a purchase comes further.
 *
 * @param words in capitals where the service chose them, else an admin's own
 */
public record TransactionCause(
        TransactionSource source, String words, @Nullable UUID adminId) {

    public static final TransactionCause CHECKOUT = new TransactionCause(TransactionSource.BUYER, "CHECKOUT", null);

    static final TransactionCause IMPORT = service("IMPORT");

    public static TransactionCause provider(String words) {
        return new TransactionCause(TransactionSource.PROVIDER, words, null);
    }

    public static TransactionCause service(String words) {
        return new TransactionCause(TransactionSource.SERVICE, words, null);
    }

    public static TransactionCause admin(UUID adminId, String words) {
        return new TransactionCause(TransactionSource.ADMIN, words, adminId);
    }
}
