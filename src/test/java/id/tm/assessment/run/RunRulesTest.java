package id.tm.assessment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clocks and numbers by themselves, at their edges. */
class RunRulesTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);

    @Test
    void nothingIsOverWhileTheClockStandsStill() {
        RunTime paused = new RunTime(FIVE, true, START, Duration.ZERO, List.of(new RunTime.Pause(at(10), null)));
        assertThat(paused.isOver(at(9))).isFalse();
        assertThat(paused.isOver(at(11))).isFalse();
        RunTime goneOn = new RunTime(FIVE, true, START, Duration.ZERO, List.of(new RunTime.Pause(at(10), at(12))));
        assertThat(goneOn.isOver(at(13))).isTrue();
    }

    @Test
    void whatIsLeftIsNeverLessThanNothing() {
        RunTime soft = new RunTime(FIVE, false, START, Duration.ZERO, List.of());
        assertThat(soft.remaining(at(4))).contains(Duration.ofMinutes(1));
        assertThat(soft.remaining(at(5))).contains(Duration.ZERO);
        assertThat(soft.remaining(at(60))).contains(Duration.ZERO);
    }

    @Test
    void extraTimeIsForTheTestOrForOneSection() {
        UserAssessment run = new UserAssessment();
        RunClocks clocks =
                new RunClocks(run, List.of(more(null, 60), more("a", 30), more("b", 20), more("a", 5)), List.of());
        assertThat(clocks.whole().extra()).isEqualTo(Duration.ofSeconds(60));
        assertThat(clocks.of(section("a")).extra()).isEqualTo(Duration.ofSeconds(35));
        assertThat(clocks.of(section("b")).extra()).isEqualTo(Duration.ofSeconds(20));
        assertThat(clocks.of(section("c")).extra()).isZero();
    }

    @Test
    void theClockOfASectionBeginsOnce() {
        RunSection section = section("a");
        assertThat(section.startedAt()).isNull();
        section.begin(at(1));
        section.begin(at(2));
        assertThat(section.startedAt()).isEqualTo(at(1));
    }

    @Test
    void onlyAHigherNumberIsNews() {
        UserStrengthTypologyTest test = new UserStrengthTypologyTest(UUID.randomUUID(), "statements");
        assertThat(test.isNews(1, 0)).isTrue();
        test.put(1, List.of("A"), 4);
        assertThat(test.isNews(1, 3)).isFalse();
        assertThat(test.isNews(1, 4)).isFalse();
        assertThat(test.isNews(1, 5)).isTrue();
        assertThat(test.isNews(2, 0)).isTrue();
        test.put(1, List.of("B"), 5);
        test.put(2, List.of("C"), 1);
        assertThat(test.picks()).containsExactly(List.of("B"), List.of("C"));
    }

    private static TimeGrant more(String section, int seconds) {
        return new TimeGrant(UUID.randomUUID(), section, Duration.ofSeconds(seconds), "Slow", UUID.randomUUID());
    }

    private static RunSection section(String code) {
        RunSection section = new RunSection();
        section.code = code;
        return section;
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
