package id.tm.booking.rating;

import org.jsoup.Jsoup;

/** Turns what a member wrote into plain text. */
final class RatingText {

    private static final int MOST_LAYERS = 5;

    private RatingText() {}

    /** Without markup, also such as was escaped to survive the first look; null when nothing is left. */
    static String plain(String text) {
        if (text == null) return null;
        String plain = text;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            String stripped = Jsoup.parseBodyFragment(plain).body().wholeText();
            if (stripped.equals(plain)) break;
            plain = stripped;
        }
        plain = plain.strip();
        return plain.isEmpty() ? null : plain;
    }
}
