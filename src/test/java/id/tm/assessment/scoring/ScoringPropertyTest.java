package id.tm.assessment.scoring;

import static id.tm.assessment.scoring.Forms.graded;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Seeded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** T14: whatever is answered, in whatever order. */
class ScoringPropertyTest {

    private static final int ITEMS = 40;
    private static final List<String> SCALES = List.of("A", "B", "C", "D", "E", "F", "G", "H");
    private static final Section LIKERT = new Section(
            "s",
            SectionKind.LIKERT,
            IntStream.range(0, ITEMS)
                    .mapToObj(i -> graded("q" + i, SCALES.get(i % SCALES.size()), i % 3 == 0, 1 + i % 2))
                    .toList(),
            List.of());
    private static final ScoringKey KEY = new ScoringKey(
            List.of("x", "y", "z"),
            SCALES.stream()
                    .map(scale -> new ScoringKey.Scale(
                            scale, "s", List.of("x", "y", "z").get(scale.charAt(0) % 3)))
                    .toList(),
            List.of(),
            QualityRules.NONE);

    private record Answered(int item, int value) {}

    @Test
    void theOrderOfAnswersDoesNotMatter() {
        Seeded.sequences(300, 60, random -> new Answered(random.nextInt(ITEMS), 1 + random.nextInt(5)))
                .hold(steps -> {
                    Map<String, ItemAnswer> last = new LinkedHashMap<>();
                    steps.forEach(each -> last.put("q" + each.item(), ItemAnswer.of("" + each.value())));
                    List<String> codes = new ArrayList<>(last.keySet());
                    Collections.reverse(codes);
                    Map<String, ItemAnswer> backwards = new LinkedHashMap<>();
                    codes.forEach(code -> backwards.put(code, last.get(code)));
                    SectionScores scores = Forms.score(LIKERT, KEY, Answers.of(last));
                    assertThat(Forms.score(LIKERT, KEY, Answers.of(backwards))).isEqualTo(scores);
                    assertOrdered(scores);
                    assertWhole(scores.groups());
                });
    }

    @Test
    void completeAnswersStayBetweenTheLeastAndTheMost() {
        Seeded.values(300, random -> random.ints(ITEMS, 1, 6).toArray(), values -> {
            Map<String, ItemAnswer> answers = new LinkedHashMap<>();
            for (int i = 0; i < ITEMS; i++) answers.put("q" + i, ItemAnswer.of("" + values[i]));
            SectionScores scores = Forms.score(LIKERT, KEY, Answers.of(answers));
            for (ScaleScore each : scores.scales()) {
                int weight = LIKERT.items().stream()
                        .filter(item -> each.scale().equals(item.scale()))
                        .mapToInt(Item::weight)
                        .sum();
                assertThat(each.score()).isBetween(BigDecimal.valueOf(weight), BigDecimal.valueOf(5L * weight));
                // added up the long way round
                long sum = LIKERT.items().stream()
                        .filter(item -> each.scale().equals(item.scale()))
                        .mapToLong(item -> {
                            int value = values[Integer.parseInt(item.code().substring(1))];
                            return (long) item.weight() * (item.reversed() ? 6 - value : value);
                        })
                        .sum();
                assertThat(each.score()).isEqualByComparingTo(BigDecimal.valueOf(sum));
            }
            assertOrdered(scores);
        });
    }

    @Test
    void anyPicksGiveEveryTypologyOnePlaceAndTheClustersAHundred() {
        Section section = Forms.picked();
        Seeded.values(500, ScoringPropertyTest::picks, picks -> {
            SectionScores scores = Forms.score(section, Forms.pickedKey(), Answers.picked("st", picks));
            assertThat(scores.scales())
                    .extracting(ScaleScore::rank)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 30).boxed().toList());
            assertThat(scores.scales())
                    .extracting(ScaleScore::scale)
                    .containsExactlyInAnyOrder(Forms.TYPOLOGIES.split(" "));
            assertThat(scores.scales().stream().filter(each -> each.colour() == Colour.RED))
                    .hasSize(picks.get(0).size());
            assertThat("q-" + scores.dominant()).isEqualTo(picks.get(0).get(0));
            assertThat(scores.scales().get(0).scale()).isEqualTo(scores.dominant());
            assertWhole(scores.groups());
        });
    }

    private static List<List<String>> picks(Random random) {
        List<String> left = new ArrayList<>(
                Arrays.asList(Forms.items(Forms.TYPOLOGIES.split(" ")).toArray(String[]::new)));
        Collections.shuffle(left, random);
        List<List<String>> stages = new ArrayList<>();
        for (int stage = 0; stage < 4; stage++) {
            int count = 5 + random.nextInt(3);
            stages.add(List.copyOf(left.subList(0, count)));
            left.subList(0, count).clear();
        }
        return stages;
    }

    private static void assertOrdered(SectionScores scores) {
        assertThat(scores.scales())
                .isSortedAccordingTo(Comparator.comparing(
                                ScaleScore::score, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                        .thenComparing(ScaleScore::scale));
    }

    private static void assertWhole(List<GroupShare> shares) {
        assertThat(shares.stream().mapToInt(GroupShare::share).sum()).isEqualTo(100);
        assertThat(shares).allMatch(each -> each.share() >= 0);
    }
}
