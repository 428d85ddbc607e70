package id.tm.platform.input;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.platform.problem.FieldError;
import id.tm.platform.problem.TmException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table as spreadsheets write it (RFC 4180): UTF-8 with or without its mark, comma or semicolon, the first row the
 * names of the columns in any order. What cannot be read as such a table is refused whole, with 400 and the row.
 */
public final class CsvTable {

    /** One row; {@code number} counts as spreadsheets do, the heading being row 1. Empty cells are null. */
    public record Row(int number, Map<String, String> cells) {

        /** The cell of a column, without blanks around it; null when it is empty or the file has no such column. */
        public String get(String column) {
            return cells.get(column);
        }
    }

    private static final char MARK = '\uFEFF';

    private final String text;
    private final char separator;
    private int at;

    private CsvTable(String text) {
        this.text = text;
        int end = text.indexOf('\n');
        String heading = end < 0 ? text : text.substring(0, end);
        this.separator = heading.indexOf(';') >= 0 && heading.indexOf(',') < 0 ? ';' : ',';
    }

    /**
     * @param required columns that must be there
     * @param optional columns that may be there; any other is refused
     * @param most rows beyond this many are refused
     */
    public static List<Row> read(byte[] bytes, List<String> required, List<String> optional, int most) {
        CsvTable table = new CsvTable(decode(bytes));
        List<String> heading = table.heading(required, optional);
        List<Row> rows = new ArrayList<>();
        int number = 1;
        while (!table.isAtEnd()) {
            List<String> cells = table.line(++number);
            if (cells.size() == 1 && cells.get(0).isBlank()) continue;
            if (cells.size() != heading.size()) {
                throw wrong(number, "columns", cells.size() + " cells under " + heading.size() + " columns");
            }
            if (rows.size() == most) throw wrong(number, "too-many", "more than " + most + " rows");
            rows.add(row(number, heading, cells));
        }
        return rows;
    }

    private static Row row(int number, List<String> heading, List<String> cells) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            if (!cell.isEmpty()) named.put(heading.get(i), cell);
        }
        return new Row(number, named);
    }

    private static String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) throw wrong(0, "encoding", "not UTF-8 text");
            return text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1);
        } catch (CharacterCodingException e) {
            throw wrong(0, "encoding", "not UTF-8 text");
        }
    }

    private List<String> heading(List<String> required, List<String> optional) {
        List<String> heading = line(0).stream().map(String::strip).toList();
        Set<String> known = new HashSet<>(required);
        known.addAll(optional);
        boolean fits = known.containsAll(heading)
                && new HashSet<>(heading).size() == heading.size()
                && heading.containsAll(required);
        if (!fits) {
            throw wrong(0, "heading", "columns " + String.join(", ", required) + "; optional " + optional);
        }
        return heading;
    }

    private boolean isAtEnd() {
        return at >= text.length();
    }

    private List<String> line(int number) {
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(!isAtEnd() && text.charAt(at) == '"' ? quoted(number) : plain());
            if (isAtEnd()) return cells;
            char end = text.charAt(at++);
            if (end == separator) continue;
            if (end == '\r' && !isAtEnd() && text.charAt(at) == '\n') at++;
            if (end != '\r' && end != '\n') throw wrong(number, "quotes", "text after a closing quote");
            return cells;
        }
    }

    private String plain() {
        int start = at;
        while (!isAtEnd() && text.charAt(at) != separator && text.charAt(at) != '\n' && text.charAt(at) != '\r') at++;
        return text.substring(start, at);
    }

    private String quoted(int number) {
        StringBuilder cell = new StringBuilder();
        at++;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) throw wrong(number, "quotes", "a quote that is never closed");
            cell.append(text, at, quote);
            at = quote + 1;
            if (isAtEnd() || text.charAt(at) != '"') return cell.toString();
            cell.append('"');
            at++;
        }
    }

    private static TmException wrong(int number, String code, String message) {
        String place = number == 0 ? "csv" : "csv[" + number + "]";
        return INVALID_INPUT.with().fields(List.of(new FieldError(place, code, message)));
    }
}
