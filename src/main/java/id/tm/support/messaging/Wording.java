package id.tm.support.messaging;

import io.quarkus.qute.RawString;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes typed values as one reader reads them: in the reader's language and own zone. */
final class Wording {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");

    private static final Map<String, String> INDONESIAN_ZONES = Map.of(
            "Asia/Jakarta", "WIB",
            "Asia/Pontianak", "WIB",
            "Asia/Makassar", "WITA",
            "Asia/Ujung_Pandang", "WITA",
            "Asia/Jayapura", "WIT");

    private final boolean english;
    private final ZoneId zone;

    Wording(String language, ZoneId zone) {
        this.english = "en".equals(language);
        this.zone = zone;
    }

    /** A value ready for a template: numbers stay numbers so that conditions can compare them, all else is text. */
    Object say(VariableType type, Object value, boolean html) {
        if (value == null) return null;
        Object typed = type.read(value);
        return switch (type) {
            case TEXT -> plain((String) typed);
            case INTEGER -> typed;
            case URL -> typed;
            case MONEY -> money((Long) typed);
            case INSTANT -> moment((Instant) typed);
            case DATE -> date((LocalDate) typed);
            case PLACE -> place(plain((String) typed), html);
            case LINES -> lines((String) typed, html);
        };
    }

    String number(Number number) {
        return String.format(english ? Locale.ENGLISH : INDONESIAN, "%,d", number.longValue());
    }

    /** Rupiah are written the Indonesian way in both languages. */
    static String money(long rupiah) {
        String digits = String.format(INDONESIAN, "%,d", Math.abs(rupiah));
        return (rupiah < 0 ? "-Rp " : "Rp ") + digits;
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", english ? Locale.ENGLISH : INDONESIAN)
                .format(date);
    }

    String moment(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        String pattern = english ? "EEEE, d MMMM yyyy 'at' HH:mm" : "EEEE, d MMMM yyyy 'pukul' HH.mm";
        return DateTimeFormatter.ofPattern(pattern, english ? Locale.ENGLISH : INDONESIAN)
                        .format(local)
                + " " + zoneName(local);
    }

    private static String zoneName(ZonedDateTime local) {
        String known = INDONESIAN_ZONES.get(local.getZone().getId());
        if (known != null) return known;
        ZoneOffset offset = local.getOffset();
        int minutes = offset.getTotalSeconds() / 60;
        if (minutes == 0) return "UTC";
        int rest = Math.abs(minutes) % 60;
        return "UTC" + (minutes < 0 ? "-" : "+") + Math.abs(minutes) / 60 + (rest == 0 ? "" : ":%02d".formatted(rest));
    }

    private static Object lines(String text, boolean html) {
        String lines = plain(text.replace("\r\n", "\n").replace('\r', '\n'));
        return html ? new RawString(escape(lines).replace("\n", "<br>\n")) : lines;
    }

    private static Object place(String place, boolean html) {
        if (!html || !VariableType.isWebAddress(place)) return place;
        String escaped = escape(place);
        return new RawString("<a href=\"" + escaped + "\" style=\"" + Letter.LINK + "\">" + escaped + "</a>");
    }

    /** Nothing in a value may break a header or a line: control characters become spaces. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n]]+", " ").strip();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
