package id.tm.finance.reconciliation;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.input.CsvTable;
import id.tm.platform.problem.FieldError;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a provider's report says of payments. Both have more columns than are read here, in an order of their own:
 * Midtrans one row per order, Xendit's balance report one for the money and one each for the fee and the VAT on it.
 */
final class SettlementReport {

    /** A row that cannot be read. */
    record BadRow(long number, String column, String value) {}

    private static final int MOST_ROWS = 100_000;
    private static final Set<String> PAID = Set.of("settlement", "capture", "success", "settled", "paid");

    private final List<ReportRow> rows = new ArrayList<>();
    private final List<BadRow> badRows = new ArrayList<>();

    private SettlementReport() {}

    List<ReportRow> rows() {
        return rows;
    }

    List<BadRow> badRows() {
        return badRows;
    }

    /** Refuses a file that is no such report with 400. */
    static SettlementReport read(PaymentProvider provider, byte[] csv) {
        Map<String, String> columns = columns(csv);
        SettlementReport report = new SettlementReport();
        if (provider == PaymentProvider.XENDIT) report.xendit(csv, columns);
        else report.midtrans(csv, columns);
        return report;
    }

    private void midtrans(byte[] csv, Map<String, String> columns) {
        String reference = require(columns, "order id");
        String amount = require(columns, "gross amount", "amount");
        String status = require(columns, "transaction status", "status");
        String fee = optional(columns, "fee", "total fee", "merchant fee");
        for (CsvTable.Row row : table(csv, columns)) {
            if (!PAID.contains(String.valueOf(row.get(status)).toLowerCase(Locale.ROOT))) continue;
            Long paid = rupiah(row, amount);
            Long kept = fee == null || row.get(fee) == null ? Long.valueOf(0) : rupiah(row, fee);
            if (paid != null && kept != null && named(row, reference)) {
                rows.add(new ReportRow(row.number(), row.get(reference), paid, kept));
            }
        }
    }

    private void xendit(byte[] csv, Map<String, String> columns) {
        String reference = require(columns, "reference", "external id");
        String amount = require(columns, "amount");
        String line = require(columns, "line type");
        String side = require(columns, "debit or credit");
        Map<String, ReportRow> byReference = new LinkedHashMap<>();
        for (CsvTable.Row row : table(csv, columns)) {
            String type = String.valueOf(row.get(line)).toUpperCase(Locale.ROOT);
            boolean credit = "CREDIT".equalsIgnoreCase(row.get(side));
            boolean money = type.equals("TRANSACTION") && credit;
            boolean fee = (type.equals("FEE") || type.equals("VAT")) && !credit;
            if (!money && !fee) continue;
            Long rupiah = rupiah(row, amount);
            if (rupiah == null || !named(row, reference)) continue;
            String name = row.get(reference);
            ReportRow earlier = byReference.get(name);
            if (money && earlier != null && earlier.amount() > 0) {
                rows.add(new ReportRow(row.number(), name, rupiah, 0));
                continue;
            }
            byReference.put(
                    name,
                    new ReportRow(
                            money || earlier == null ? row.number() : earlier.number(),
                            name,
                            money ? rupiah : earlier == null ? 0 : earlier.amount(),
                            (earlier == null ? 0 : earlier.fee()) + (fee ? rupiah : 0)));
        }
        // Fees alone belong to payouts and to payments of other days.
        byReference.values().stream().filter(row -> row.amount() > 0).forEach(rows::add);
    }

    private boolean named(CsvTable.Row row, String column) {
        boolean named = row.get(column) != null && row.get(column).length() <= 200;
        if (!named) badRows.add(new BadRow(row.number(), column, ""));
        return named;
    }

    private Long rupiah(CsvTable.Row row, String column) {
        String text = row.get(column);
        try {
            BigDecimal amount = new BigDecimal(String.valueOf(text).replace(",", "")).abs();
            if (amount.precision() - amount.scale() <= 15) return amount.longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            // said below, as for one that is too large
        }
        badRows.add(new BadRow(row.number(), column, String.valueOf(text)));
        return null;
    }

    private static List<CsvTable.Row> table(byte[] csv, Map<String, String> columns) {
        return CsvTable.read(csv, List.of(), List.copyOf(columns.values()), MOST_ROWS);
    }

    /** By the plain form of their names: {@code order_id}, {@code Order ID} and {@code "order id"} are one. */
    private static Map<String, String> columns(byte[] csv) {
        String text = new String(csv, StandardCharsets.UTF_8);
        String heading = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int end = heading.indexOf('\n');
        heading = end < 0 ? heading : heading.substring(0, end);
        String separator = heading.contains(",") ? "," : ";";
        Map<String, String> columns = new HashMap<>();
        for (String cell : heading.split(separator, -1)) {
            String name = cell.strip().replaceAll("^\"|\"$", "").strip();
            columns.put(
                    name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip(), name);
        }
        return columns;
    }

    private static String require(Map<String, String> columns, String... names) {
        String found = optional(columns, names);
        if (found == null) {
            throw INVALID_INPUT
                    .with()
                    .fields(List.of(new FieldError("csv", "heading", "no column " + String.join(" or ", names))));
        }
        return found;
    }

    private static String optional(Map<String, String> columns, String... names) {
        return Arrays.stream(names)
                .map(columns::get)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
