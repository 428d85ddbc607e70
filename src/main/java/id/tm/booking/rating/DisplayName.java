package id.tm.booking.rating;

import java.util.Locale;

/** How a member is called in public. */
final class DisplayName {

    private DisplayName() {}

    /** {@code Budi Santoso} is {@code Budi S.}; a name of one word stays as it is. */
    static String of(String fullName) {
        String[] words = fullName.strip().split("\\s+");
        if (words.length == 1) return words[0];
        String last = words[words.length - 1];
        String initial = last.substring(0, last.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
        return words[0] + " " + initial + ".";
    }
}
