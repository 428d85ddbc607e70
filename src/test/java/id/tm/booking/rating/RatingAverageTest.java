package id.tm.booking.rating;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatingAverageTest {

    private static final RatingAverage AVERAGE = new RatingAverage(4.0, 5);

    @Test
    void startsAtThePriorMeanAndApproachesTheRealOne() {
        assertThat(AVERAGE.of(0, 0)).isEqualByComparingTo("4.00");
        assertThat(AVERAGE.of(5, 1)).isEqualByComparingTo("4.17"); // (20 + 5) / 6
        assertThat(AVERAGE.of(1, 1)).isEqualByComparingTo("3.50"); // (20 + 1) / 6
        assertThat(AVERAGE.of(50, 10)).isEqualByComparingTo("4.67"); // (20 + 50) / 15
        assertThat(AVERAGE.of(5_000, 1_000)).isEqualByComparingTo("5.00"); // 4.995 rounds up
        assertThat(AVERAGE.of(1_000_000_000L, 1_000_000_000L)).isEqualByComparingTo("1.00");
    }

    @Test
    void oneLuckyNewcomerDoesNotPassASteadyPractitioner() {
        assertThat(AVERAGE.of(5, 1)).isLessThan(AVERAGE.of(47 * 5 + 3 * 4, 50));
    }

    @Test
    void withoutAPriorItIsThePlainMean() {
        RatingAverage plain = new RatingAverage(4.0, 0);
        assertThat(plain.of(9, 2)).isEqualByComparingTo("4.50");
        assertThat(plain.of(0, 0)).isEqualByComparingTo("4.00");
    }
}
