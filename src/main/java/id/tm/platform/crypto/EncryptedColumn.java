package id.tm.platform.crypto;

/**
 * A column whose values {@link ColumnCipher} has written, in a table with the primary key {@code id uuid}.
 *
 * @param bytes whether it holds {@link ColumnCipher#encryptBytes}, else {@link ColumnCipher#encrypt}
 */
public record EncryptedColumn(String table, String column, boolean bytes) {

    public static EncryptedColumn text(String table, String column) {
        return new EncryptedColumn(table, column, false);
    }

    public static EncryptedColumn bytes(String table, String column) {
        return new EncryptedColumn(table, column, true);
    }
}
