package id.tm.assessment.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where one sten or stanine ends and the next begins, and what is far out. */
class NormingTest {

    /** Of a mean of 0 and a deviation of 1 the raw score is z itself. */
    @ParameterizedTest
    @CsvSource({
        "-2.01, 1, 1",
        "-2.00, 2, 1",
        "-1.76, 2, 1",
        "-1.75, 2, 2",
        "-1.51, 2, 2",
        "-1.50, 3, 2",
        "-1.25, 3, 3",
        "-1.00, 4, 3",
        "-0.75, 4, 4",
        "-0.50, 5, 4",
        "-0.26, 5, 4",
        "-0.25, 5, 5",
        "-0.01, 5, 5",
        "0, 6, 5",
        "0.24, 6, 5",
        "0.25, 6, 6",
        "0.50, 7, 6",
        "0.75, 7, 7",
        "1.00, 8, 7",
        "1.25, 8, 8",
        "1.50, 9, 8",
        "1.74, 9, 8",
        "1.75, 9, 9",
        "1.99, 9, 9",
        "2.00, 10, 9",
        "9, 10, 9"
    })
    void stensAndStaninesBeginAtTheirBounds(String z, int sten, int stanine) {
        NormedScore score = normed("0", "1", z);
        assertThat(score.sten()).isEqualTo(sten);
        assertThat(score.stanine()).isEqualTo(stanine);
    }

    /** What is shown with two digits was reckoned with more. */
    @Test
    void roundingComesLast() {
        // z = -0.2549: 5 + 2 z = 4.4902, which is 4; from the rounded -0.25 it would be 5
        NormedScore below = normed("0", "10000", "-2549");
        assertThat(below.z()).isEqualTo("-0.25");
        assertThat(below.stanine()).isEqualTo(4);
        // z = 1.2349: T = 62.349; from the rounded 1.23 it would be 62.3 as well, of 1.2351 it is 62.351
        assertThat(normed("0", "10000", "12351").t()).isEqualTo("62.4");
        assertThat(normed("0", "10000", "12351").z()).isEqualTo("1.24");
    }

    /** However small the deviation, what is far above stays at the top and what is far below at the bottom. */
    @Test
    void farOutStaysInItsRange() {
        for (String sd : List.of("0.01", "0.0000001", "1e-300")) {
            NormedScore above = normed("3", sd, "100000");
            assertThat(above.sten()).as(sd).isEqualTo(10);
            assertThat(above.stanine()).as(sd).isEqualTo(9);
            assertThat(above.percentile()).as(sd).isEqualTo(99);
            NormedScore below = normed("3", sd, "-100000");
            assertThat(below.sten()).as(sd).isEqualTo(1);
            assertThat(below.stanine()).as(sd).isEqualTo(1);
            assertThat(below.percentile()).as(sd).isEqualTo(1);
        }
    }

    @Test
    void aTableBeginsWhereItSays() {
        NormGroup.ScaleNorm table = new NormGroup.ScaleNorm(
                "A", 500, null, null, List.of(point("5", 1), point("10.5", 50), point("15", 99)));
        assertThat(Norming.of(table, new BigDecimal("4.99"))).isEmpty();
        assertThat(Norming.of(table, new BigDecimal("5")).orElseThrow().percentile())
                .isEqualTo(1);
        assertThat(Norming.of(table, new BigDecimal("10.49")).orElseThrow().percentile())
                .isEqualTo(1);
        NormedScore middle = Norming.of(table, new BigDecimal("10.5")).orElseThrow();
        // 1 of a hundred is below z = -2.326, 99 below 2.326
        assertThat(middle).isEqualTo(new NormedScore(new BigDecimal("0.00"), new BigDecimal("50.0"), 6, 5, 50));
        assertThat(Norming.of(table, new BigDecimal("15")).orElseThrow())
                .isEqualTo(new NormedScore(new BigDecimal("2.33"), new BigDecimal("73.3"), 10, 9, 99));
    }

    private static NormedScore normed(String mean, String sd, String raw) {
        return Norming.of(
                        new NormGroup.ScaleNorm("A", 100, new BigDecimal(mean), new BigDecimal(sd), List.of()),
                        new BigDecimal(raw))
                .orElseThrow();
    }

    private static NormGroup.NormPoint point(String from, int percentile) {
        return new NormGroup.NormPoint(new BigDecimal(from), percentile);
    }
}
