package id.tm.finance;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.platform.problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ?at=}: an instant to look back to. */
public final class AtParameter {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

    private AtParameter() {}

    /** Empty when it is not given; 400 when it is no instant of this millennium. */
    public static Optional<Instant> parse(@Nullable String text) {
        if (text == null) return Optional.empty();
        try {
            Instant at = Instant.parse(text);
            if (!at.isBefore(FIRST) && at.isBefore(LAST)) return Optional.of(at);
        } catch (DateTimeException e) {
            // said below, as for an instant out of range
        }
        throw INVALID_INPUT.with().fields(List.of(new FieldError("at", "malformed", "an instant as in RFC 3339")));
    }
}
