package id.tm.account.partnerprofile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tax numbers: 16 digits since 2024; those of 15 digits from before are the same with a zero in front. */
final class Npwp {

    private static final int SHOWN = 4;

    private Npwp() {}

    /** Empty when it is not a tax number; dots, dashes and blanks do not count. */
    static Optional<String> normalised(String text) {
        String digits = text.replaceAll("[ .-]", "");
        if (digits.matches("[0-9]{16}")) return Optional.of(digits);
        return digits.matches("[0-9]{15}") ? Optional.of("0" + digits) : Optional.empty();
    }

    /** Its last four digits. */
    static @Nullable String masked(@Nullable String npwp) {
        if (npwp == null) return null;
        return "*".repeat(npwp.length() - SHOWN) + npwp.substring(npwp.length() - SHOWN);
    }
}
