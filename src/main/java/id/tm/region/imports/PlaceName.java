package id.tm.region.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names as people write them. Some editions of the data set print provinces and regencies in capitals: "KABUPATEN
 * PANGKAJENE DAN KEPULAUAN" becomes "Kabupaten Pangkajene dan Kepulauan". The two provinces with a special title get its
 * usual abbreviation: DKI Jakarta, DI Yogyakarta.
 */
final class PlaceName {

    private static final Set<String> ABBREVIATIONS = Set.of("DKI", "DI");

    private PlaceName() {}

    static String asWritten(String name) {
        String written = name.equals(name.toUpperCase(Locale.ROOT)) ? inTitleCase(name) : name;
        return written.replaceFirst("^Daerah Khusus Ibukota ", "DKI ").replaceFirst("^Daerah Istimewa ", "DI ");
    }

    private static String inTitleCase(String name) {
        return Arrays.stream(name.split(" ")).map(PlaceName::word).collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        if (ABBREVIATIONS.contains(word)) return word;
        if (word.equals("DAN")) return "dan";
        StringBuilder written = new StringBuilder(word.toLowerCase(Locale.ROOT));
        for (int i = 0; i < written.length(); i++) {
            if (i == 0 || written.charAt(i - 1) == '-') written.setCharAt(i, Character.toUpperCase(written.charAt(i)));
        }
        return written.toString();
    }
}
