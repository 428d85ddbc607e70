package id.tm.assessment.report;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The code by which anybody can check a report: {@code TM-7K4Q-9XWD-M2PA-40ZH}, 80 bits that nobody guesses. */
final class ReportCode {

    /** Without letters that are taken for digits, or for each other. */
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final String PREFIX = "TM";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private static final Pattern SHAPE = Pattern.compile("TM(-[0-9A-Z]{4}){4}");

    private ReportCode() {}

    static String draw(SecureRandom random) {
        StringBuilder code = new StringBuilder(PREFIX);
        for (int sign = 0; sign < LENGTH; sign++) {
            if (sign % GROUP == 0) code.append('-');
            code.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** As it is kept, however somebody typed it; empty for what cannot be one. */
    static Optional<String> read(String typed) {
        return Optional.of(typed.strip().toUpperCase(Locale.ROOT))
                .filter(code -> SHAPE.matcher(code).matches());
    }
}
