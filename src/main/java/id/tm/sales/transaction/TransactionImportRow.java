package id.tm.sales.transaction;

import id.tm.sales.imports.ImportRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One product of a purchase of the old system, as a row of a file says it. */
record TransactionImportRow(
        ImportRow row,
        @Nullable String sku,
        @Nullable Long price,
        @Nullable Long itemDiscount,
        boolean used,
        @Nullable Instant validUntil) {

    /** What became of it in the old system. */
    enum Usage {
        UNUSED,
        USED
    }

    static final List<String> REQUIRED =
            List.of("legacy_number", "email", "created_at", "status", "sku", "price", "total");

    /** Said of the purchase as a whole: by its first row, and by none of the others in another way. */
    static final List<String> WHOLE = List.of(
            "email",
            "created_at",
            "paid_at",
            "status",
            "channel",
            "payment_reference",
            "transaction_discount",
            "discount_code",
            "fee",
            "ppn",
            "total");

    static final List<String> OPTIONAL = List.of(
            "paid_at",
            "channel",
            "payment_reference",
            "item_discount",
            "transaction_discount",
            "discount_code",
            "fee",
            "ppn",
            "usage",
            "valid_until");

    private static final long MOST = 1_000_000_000_000L;

    static TransactionImportRow of(ImportRow row) {
        if (row.text("sku") == null) row.wrong("sku", "missing");
        return new TransactionImportRow(
                row,
                row.text("sku"),
                amount(row, "price", null),
                amount(row, "item_discount", 0L),
                row.oneOf("usage", List.of(Usage.values())) == Usage.USED,
                row.moment("valid_until"));
    }

    /** Rupiah; without a usual amount it must be given. */
    static @Nullable Long amount(ImportRow row, String column, @Nullable Long usual) {
        if (row.text(column) == null) {
            if (usual == null) row.wrong(column, "missing");
            return usual;
        }
        Long amount = row.number(column);
        if (amount == null || amount >= 0 && amount <= MOST) return amount;
        row.wrong(column, "amount", Long.toString(MOST));
        return null;
    }
}
