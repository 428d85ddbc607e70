package id.tm.support.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTest {

    @ParameterizedTest(name = "{0} from {1} in {2} is {3}")
    @CsvSource({
        // The three Indonesian zones: nine o'clock of the same day is another instant in each.
        "P-7D, 2026-09-15T03:00:00Z, Asia/Jakarta,  2026-09-08T02:00:00Z",
        "P-7D, 2026-09-15T03:00:00Z, Asia/Makassar, 2026-09-08T01:00:00Z",
        "P-7D, 2026-09-15T03:00:00Z, Asia/Jayapura, 2026-09-08T00:00:00Z",
        // Around midnight the date depends on the zone.
        "P0D,  2026-09-14T16:59:59Z, Asia/Jakarta,  2026-09-14T02:00:00Z",
        "P0D,  2026-09-14T17:00:00Z, Asia/Jakarta,  2026-09-15T02:00:00Z",
        "P0D,  2026-09-14T16:30:00Z, Asia/Makassar, 2026-09-15T01:00:00Z",
        "P0D,  2026-09-14T15:00:00Z, Asia/Jayapura, 2026-09-15T00:00:00Z",
        // Month ends, the turn of the year and the leap day.
        "P-3D, 2026-03-02T03:00:00Z, Asia/Jakarta,  2026-02-27T02:00:00Z",
        "P1M,  2026-01-31T03:00:00Z, Asia/Jakarta,  2026-02-28T02:00:00Z",
        "P1D,  2026-12-31T03:00:00Z, Asia/Jakarta,  2027-01-01T02:00:00Z",
        "P-1D, 2028-03-01T03:00:00Z, Asia/Jakarta,  2028-02-29T02:00:00Z",
        "P7D,  2028-02-29T03:00:00Z, Asia/Jakarta,  2028-03-07T02:00:00Z",
        // Abroad the clock changes: nine o'clock stays nine o'clock for day steps.
        "P-7D, 2026-04-01T10:00:00Z, Europe/Berlin, 2026-03-25T08:00:00Z",
        "P1D,  2026-03-28T10:00:00Z, Europe/Berlin, 2026-03-29T07:00:00Z",
        // Exact steps do not look at the clock on the wall.
        "PT-24H, 2026-03-29T10:00:00Z, Europe/Berlin, 2026-03-28T10:00:00Z",
        "PT-1H,  2026-09-14T17:30:00Z, Asia/Jakarta,  2026-09-14T16:30:00Z",
    })
    void stepsAreCountedFromTheAnchor(String distance, Instant anchor, ZoneId zone, Instant expected) {
        assertThat(Distance.parse(distance).from(anchor, zone, LocalTime.of(9, 0)))
                .isEqualTo(expected);
    }

    @Test
    void aTimeThatTheClockSkipsMovesOn() {
        Instant due = Distance.parse("P1D")
                .from(Instant.parse("2026-03-28T10:00:00Z"), ZoneId.of("Europe/Berlin"), LocalTime.of(2, 30));

        assertThat(due).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void anythingElseIsRefused() {
        for (String text : new String[] {"", "7", "D-7", "P", "PT", "P-7D-", "P1H"}) {
            assertThatThrownBy(() -> Distance.parse(text)).as(text).isInstanceOf(DateTimeParseException.class);
        }
    }
}
