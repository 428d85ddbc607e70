package id.tm.support.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrequencyCapTest {

    private static final Instant NOON = Instant.parse("2026-09-08T05:00:00Z");

    private final FrequencyCap cap = new FrequencyCap(3, Duration.ofHours(24));

    @Test
    void thereIsRoomUntilItIsFull() {
        assertThat(cap.freeAt(List.of(), NOON)).isEqualTo(NOON);
        assertThat(cap.freeAt(List.of(hoursAgo(1), hoursAgo(2)), NOON)).isEqualTo(NOON);
    }

    @Test
    void aFullWindowFreesWithItsOldest() {
        List<Instant> counted = List.of(hoursAgo(1), hoursAgo(20), hoursAgo(3));

        assertThat(cap.freeAt(counted, NOON)).isEqualTo(NOON.plus(Duration.ofHours(4)));
    }

    @Test
    void whatLiesBeforeTheWindowDoesNotCount() {
        List<Instant> counted = List.of(hoursAgo(24), hoursAgo(25), hoursAgo(3), hoursAgo(2));

        assertThat(cap.freeAt(counted, NOON)).isEqualTo(NOON);
    }

    @Test
    void anOverfullWindowWaitsForAsManyAsAreTooMany() {
        List<Instant> counted = List.of(hoursAgo(20), hoursAgo(10), hoursAgo(5), hoursAgo(4), hoursAgo(3));

        assertThat(cap.freeAt(counted, NOON)).isEqualTo(NOON.plus(Duration.ofHours(19)));
    }

    private static Instant hoursAgo(int hours) {
        return NOON.minus(Duration.ofHours(hours));
    }
}
