package id.tm.finance.payout;

import org.jspecify.annotations.Nullable;

/** What may be shown of a number. */
final class Masked {

    private static final int SHOWN = 4;

    private Masked() {}

    /** Its last four digits, whatever its length. */
    static @Nullable String lastFour(@Nullable String number) {
        if (number == null) return null;
        return "•••• " + number.substring(Math.max(0, number.length() - SHOWN));
    }
}
