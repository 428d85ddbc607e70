package id.tm.platform.document;

import id.tm.platform.document.Style.Weight;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Text as our faces can show it, its width, and where its lines break. */
final class Lettering {

    private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\\p{Cc}&&[^\\n\\u00a0]]+");
    private static final Pattern SEEN_AS_ONE = Pattern.compile("\\X");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Mn}\\p{Me}]+");

    /** Stands where the face has nothing to show. */
    private static final String MISSING = "\u25ca";

    private final Map<Weight, Typeface> faces = new EnumMap<>(Weight.class);

    Lettering() {
        faces.put(Weight.REGULAR, new Typeface("fonts/OpenSans-Regular.ttf"));
        faces.put(Weight.BOLD, new Typeface("fonts/OpenSans-Semibold.ttf"));
    }

    Typeface face(Weight weight) {
        return Objects.requireNonNull(faces.get(weight));
    }

    /** The text with a mark for each sign that cannot be shown; of control characters only line feeds are left. */
    String shown(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        plain = BLANKS.matcher(plain).replaceAll(" ");
        if (plain.codePoints().allMatch(this::isShown)) return plain;
        return SEEN_AS_ONE.matcher(plain).replaceAll(found -> shownSign(found.group()));
    }

    private String shownSign(String sign) {
        if (sign.codePoints().allMatch(this::isShown)) return sign;
        return INVISIBLE.matcher(sign).matches() ? "" : MISSING;
    }

    private boolean isShown(int codePoint) {
        return codePoint == '\n' || faces.values().stream().allMatch(face -> face.has(codePoint));
    }

    /** Of text that went through {@link #shown}. */
    double width(String shown, Style style) {
        return face(style.weight()).width(shown) * style.size();
    }

    /** Lines no wider than {@code width}; a word that is wider by itself is cut. Never empty. */
    List<String> lines(String text, Style style, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : shown(text).split("\n", -1)) breakUp(paragraph.strip(), style, width, lines);
        return lines;
    }

    private void breakUp(String paragraph, Style style, double width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, style) > width && !line.isEmpty()) {
                lines.add(line.toString());
                longer = word;
            }
            line.setLength(0);
            line.append(cut(longer, style, width, lines));
        }
        lines.add(line.toString());
    }

    /** What is left of a line after all that fills whole lines has been cut off. */
    private String cut(String line, Style style, double width, List<String> lines) {
        String rest = line;
        while (width(rest, style) > width && rest.length() > 1) {
            int fits = 1;
            while (width(rest.substring(0, fits + 1), style) <= width) fits++;
            lines.add(rest.substring(0, fits));
            rest = rest.substring(fits);
        }
        return rest;
    }

    /** The text on one line: smaller, down to half, if it would be wider. */
    Style fitting(String shown, Style style, double width) {
        double needed = width(shown, style);
        if (needed <= width) return style;
        return style.size(Math.max(style.size() * width / needed, style.size() / 2));
    }
}
