package id.tm.support.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietTimeTest {

    private static final Set<LocalDate> HOLIDAYS =
            Set.of(LocalDate.parse("2026-12-24"), LocalDate.parse("2026-12-25"), LocalDate.parse("2028-02-29"));

    private final QuietTime quiet = new QuietTime(LocalTime.of(21, 0), LocalTime.of(7, 0), HOLIDAYS::contains);

    @ParameterizedTest(name = "{0} in {1} waits until {2}")
    @CsvSource({
        // The same moment is evening in the east and still day in the west.
        "2026-09-08T12:30:00Z, Asia/Jakarta,  ",
        "2026-09-08T12:30:00Z, Asia/Makassar, ",
        "2026-09-08T12:30:00Z, Asia/Jayapura, 2026-09-08T22:00:00Z",
        // The edges belong to the night at nine and to the day at seven.
        "2026-09-08T13:59:59Z, Asia/Jakarta,  ",
        "2026-09-08T14:00:00Z, Asia/Jakarta,  2026-09-09T00:00:00Z",
        "2026-09-08T23:59:59Z, Asia/Jakarta,  2026-09-09T00:00:00Z",
        "2026-09-09T00:00:00Z, Asia/Jakarta,  ",
        // Midnight.
        "2026-09-08T17:00:00Z, Asia/Jakarta,  2026-09-09T00:00:00Z",
        // A holiday waits for the morning after it, two in a row for the morning after both.
        "2026-12-24T03:00:00Z, Asia/Jakarta,  2026-12-26T00:00:00Z",
        "2026-12-23T15:00:00Z, Asia/Jakarta,  2026-12-26T00:00:00Z",
        "2026-12-25T16:59:00Z, Asia/Jakarta,  2026-12-26T00:00:00Z",
        "2026-12-25T17:00:00Z, Asia/Jakarta,  2026-12-26T00:00:00Z",
        // In the east the holiday begins and ends two hours earlier.
        "2026-12-25T15:30:00Z, Asia/Jayapura, 2026-12-25T22:00:00Z",
        "2028-02-29T03:00:00Z, Asia/Jakarta,  2028-03-01T00:00:00Z",
        // Seven in the morning comes an hour earlier on the day the clock is put forward.
        "2026-03-28T22:00:00Z, Europe/Berlin, 2026-03-29T05:00:00Z",
        "2026-10-24T22:00:00Z, Europe/Berlin, 2026-10-25T06:00:00Z",
    })
    void peopleAreLeftInPeace(Instant moment, ZoneId zone, Instant until) {
        assertThat(quiet.at(moment, zone).map(QuietTime.Hold::until).orElse(null))
                .isEqualTo(until);
    }

    @Test
    void sayWhy() {
        ZoneId wib = ZoneId.of("Asia/Jakarta");

        assertThat(quiet.at(Instant.parse("2026-09-08T15:00:00Z"), wib)
                        .orElseThrow()
                        .reason())
                .isEqualTo("quiet hours");
        assertThat(quiet.at(Instant.parse("2026-12-24T03:00:00Z"), wib)
                        .orElseThrow()
                        .reason())
                .isEqualTo("public holiday");
    }

    @Test
    void hoursThatDoNotCrossMidnightAndNone() {
        ZoneId wib = ZoneId.of("Asia/Jakarta");
        QuietTime noon = new QuietTime(LocalTime.of(12, 0), LocalTime.of(13, 0), date -> false);
        QuietTime never = new QuietTime(LocalTime.of(7, 0), LocalTime.of(7, 0), date -> false);

        assertThat(noon.at(Instant.parse("2026-09-08T05:30:00Z"), wib)
                        .orElseThrow()
                        .until())
                .isEqualTo(Instant.parse("2026-09-08T06:00:00Z"));
        assertThat(noon.at(Instant.parse("2026-09-08T17:30:00Z"), wib)).isEmpty();
        assertThat(never.at(Instant.parse("2026-09-08T17:30:00Z"), wib)).isEmpty();
    }
}
