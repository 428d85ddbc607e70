package id.tm.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SeededTest {

    @Test
    void aFailureShowsTheShortestSequenceAndASeedThatRepeatsIt() {
        List<List<Integer>> seen = new ArrayList<>();
        var property = Seeded.sequences(500, 40, random -> random.nextInt(10));

        AssertionError failure = failureOf(() -> property.hold(SeededTest::neverASevenAfterAThree));
        assertThat(failure.getMessage()).endsWith("sequence:\n  3\n  7");

        Matcher seed = Pattern.compile("seed (-?\\d+)").matcher(failure.getMessage());
        assertThat(seed.find()).isTrue();
        System.setProperty("tm.seed", seed.group(1));
        try {
            assertThatThrownBy(() -> property.hold(steps -> {
                        seen.add(steps);
                        neverASevenAfterAThree(steps);
                    }))
                    .hasMessageContaining(seed.group());
        } finally {
            System.clearProperty("tm.seed");
        }
        assertThat(seen.get(0)).containsSubsequence(3, 7);
    }

    @Test
    void aPropertyThatHoldsIsTriedAsOftenAsAsked() {
        List<Integer> lengths = new ArrayList<>();
        Seeded.sequences(50, 8, random -> random.nextInt()).hold(steps -> lengths.add(steps.size()));
        assertThat(lengths).hasSize(50).allMatch(length -> length >= 1 && length <= 8);
    }

    private static void neverASevenAfterAThree(List<Integer> steps) {
        int three = steps.indexOf(3);
        if (three >= 0 && steps.subList(three, steps.size()).contains(7)) throw new AssertionError("seven after three");
    }

    private static AssertionError failureOf(Runnable act) {
        try {
            act.run();
        } catch (AssertionError e) {
            return e;
        }
        throw new IllegalStateException("should have failed");
    }
}
