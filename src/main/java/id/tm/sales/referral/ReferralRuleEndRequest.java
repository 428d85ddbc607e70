package id.tm.sales.referral;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.platform.problem.FieldError;
import id.tm.sales.Period;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When a rule ends. */
public record ReferralRuleEndRequest(
        @Schema(description = "Not in the past; now when absent", examples = "2026-12-31T17:00:00Z") @Nullable
        Instant at) {

    /** The end of something that was to last for a period; 400 when it is in the past, has ended, or has not begun by then. */
    Instant moment(Instant now, Period period) {
        Instant moment = at == null ? now : at;
        Instant until = period.until();
        if (moment.isBefore(now)) throw wrong("not in the past");
        if (until != null && !now.isBefore(until)) throw wrong("it has ended");
        return Objects.requireNonNull(
                Period.requested("effectiveFrom", period.from(), "at", moment).until());
    }

    private static RuntimeException wrong(String message) {
        return INVALID_INPUT.with().fields(List.of(new FieldError("at", "range", message)));
    }
}
