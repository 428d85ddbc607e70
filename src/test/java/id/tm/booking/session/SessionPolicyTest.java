package id.tm.booking.session;

import static id.tm.booking.BookingError.RESCHEDULES_USED_UP;
import static id.tm.booking.BookingError.RESCHEDULE_TOO_LATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.booking.BookingError;
import id.tm.platform.problem.TmException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionPolicyTest {

    private static final Instant START = Instant.parse("2026-03-02T03:00:00Z");
    private static final SessionPolicy POLICY = new SessionPolicy(24 * 60, 2, 12 * 60, 15);

    @Test
    void theLastMomentIsStillInTime() {
        Instant last = Instant.parse("2026-03-01T03:00:00Z");
        assertThat(POLICY.rescheduleUntil(START)).isEqualTo(last);
        assertThatCode(() -> POLICY.requireReschedulable(START, 1, last)).doesNotThrowAnyException();
        refused(RESCHEDULE_TOO_LATE, 1, last.plusMillis(1));
    }

    @Test
    void theLastRescheduleIsTheOneAllowed() {
        Instant early = START.minusSeconds(7 * 86_400);
        assertThatCode(() -> POLICY.requireReschedulable(START, 1, early)).doesNotThrowAnyException();
        refused(RESCHEDULES_USED_UP, 2, early);
    }

    @Test
    void whoHasNoneLeftIsToldSoAlsoWhenItIsTooLate() {
        refused(RESCHEDULES_USED_UP, 2, START);
    }

    @Test
    void theOtherTermsCountFromTheStart() {
        assertThat(POLICY.cancelUntil(START)).isEqualTo(Instant.parse("2026-03-01T15:00:00Z"));
        assertThat(POLICY.noShowFrom(START)).isEqualTo(Instant.parse("2026-03-02T03:15:00Z"));
    }

    private static void refused(BookingError error, int used, Instant now) {
        assertThatThrownBy(() -> POLICY.requireReschedulable(START, used, now))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
