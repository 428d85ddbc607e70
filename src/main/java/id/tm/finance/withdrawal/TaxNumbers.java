package id.tm.finance.withdrawal;

import id.tm.finance.payout.UserNpwp;
import java.util.UUID;

/** Tax numbers as they may be shown. */
final class TaxNumbers {

    private TaxNumbers() {}

    /** The last four digits; null when there is none. */
    static String masked(UUID taxNumberId) {
        if (taxNumberId == null) return null;
        return UserNpwp.numberOf(taxNumberId)
                .map(number -> "•••• " + number.substring(number.length() - 4))
                .orElse(null);
    }
}
