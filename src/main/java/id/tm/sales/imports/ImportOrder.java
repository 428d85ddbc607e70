package id.tm.sales.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/**
 * How a file is to be imported.
 *
 * @param dryRun only look
 * @param skipBad import the rows that are right although others are wrong
 * @param language in which what is wrong is said
 */
@RegisterForReflection
record ImportOrder(boolean dryRun, boolean skipBad, String language) {

    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** Whether one wrong row keeps all from being imported. */
    boolean isAllOrNothing() {
        return !dryRun && !skipBad;
    }
}
