package id.tm.platform.problem;

import java.util.Locale;

/**
 * Something that can go wrong, as clients know it. Each domain has one enum of them; texts stand in
 * {@code messages/<domain>_{id,en}.properties} under the code: {@code <code>} is the title, {@code <code>.detail} an
 * optional MessageFormat pattern for the arguments of {@link #with}.
 */
public interface ErrorCode {

    String name();

    /** The HTTP status a client gets. */
    int status();

    /** Stable, kebab-case: {@code VOUCHER_EXHAUSTED} is {@code voucher-exhausted}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The text file: {@code SalesError} reads {@code messages/sales_*.properties}. */
    default String bundle() {
        return getClass().getSimpleName().replaceFirst("Error$", "").toLowerCase(Locale.ROOT);
    }

    /** The exception that answers with this code; {@code args} fill the detail text. */
    default TmException with(Object... args) {
        return new TmException(this, args);
    }
}
