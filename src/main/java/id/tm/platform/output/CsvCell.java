package id.tm.platform.output;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cells of a file that people open in a spreadsheet. */
public final class CsvCell {

    private static final String FORMULA = "=+-@\t\r";

    private CsvCell() {}

    /** Cells side by side, without the end of the line; null is an empty one. */
    public static String row(Object... values) {
        return Stream.of(values)
                .map(value -> value == null ? "" : text(value.toString()))
                .collect(Collectors.joining(","));
    }

    /** Quoted, so that it stays one cell; led by an apostrophe where a spreadsheet would take it for a formula. */
    public static String text(String value) {
        if (value == null || value.isEmpty()) return "";
        String harmless = FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
