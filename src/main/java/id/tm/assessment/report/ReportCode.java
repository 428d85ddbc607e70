package id.tm.assessment.report;

import id.tm.platform.crypto.SecretTokens;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The code by which anybody can check a report: {@code TM-7K4Q-9XWD-M2PA-40ZH}, 80 bits that nobody guesses. */
final class ReportCode {

    /** Without letters that are taken for digits, or for each other. */
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final String PREFIX = "TM";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private static final Pattern SHAPE = Pattern.compile("TM(-[0-9A-Z]{4}){4}");

    private ReportCode() {}

    static String draw() {
        StringBuilder code = new StringBuilder(PREFIX);
        for (int group = 0; group < GROUPS; group++) {
            code.append('-').append(SecretTokens.characters(SIGNS, GROUP));
        }
        return code.toString();
    }

    /** As it is kept, however somebody typed it; empty for what cannot be one. */
    static Optional<String> read(String typed) {
        return Optional.of(typed.strip().toUpperCase(Locale.ROOT))
                .filter(code -> SHAPE.matcher(code).matches());
    }
}
