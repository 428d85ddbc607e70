package id.tm.support.messaging;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** What a template's variable holds, and so how it is written for the reader. */
public enum VariableType {
    TEXT,
    INTEGER,
    /** Whole rupiah. */
    MONEY,
    /** A moment, told in the reader's own zone. */
    INSTANT,
    DATE,
    /** An absolute http or https address. */
    URL,
    /** Where to meet: words, or an http(s) address that becomes a link. */
    PLACE,
    /** Text of several lines, which stay lines; never markup. */
    LINES;

    /** The value as this type, given itself or its text form; throws {@link IllegalArgumentException} when it is not one. */
    Object read(Object value) {
        try {
            return switch (this) {
                case TEXT -> text(value);
                case INTEGER, MONEY -> whole(value);
                case INSTANT -> value instanceof Instant ? value : Instant.parse(text(value));
                case DATE -> value instanceof LocalDate ? value : LocalDate.parse(text(value));
                case URL -> address(text(value));
                case PLACE, LINES -> text(value);
            };
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String text(Object value) {
        if (value instanceof CharSequence
                || value instanceof URI
                || value instanceof Enum<?>
                || value instanceof Number) {
            return value.toString();
        }
        if (value instanceof Instant || value instanceof LocalDate) return value.toString();
        throw new IllegalArgumentException("not a plain value");
    }

    private static Long whole(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short)
            return ((Number) value).longValue();
        return Long.valueOf(text(value));
    }

    private static String address(String text) {
        if (!isWebAddress(text)) throw new IllegalArgumentException("not an http address");
        return text;
    }

    static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
