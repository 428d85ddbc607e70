package id.tm.assessment.scoring;

import static id.tm.assessment.scoring.Forms.answers;
import static id.tm.assessment.scoring.Forms.graded;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.assessment.scoring.QualityFinding.Sign;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What answers look like that were not given with care. */
class QualityTest {

    private static final Section SECTION = new Section(
            "s",
            SectionKind.LIKERT,
            List.of(
                    graded("a", "A", false, 1),
                    graded("b", "A", true, 1),
                    graded("c", "A", false, 1),
                    graded("d", "A", false, 1)),
            List.of());

    @Test
    void aRunOfOneAnswerInTheOrderTheyWereSeen() {
        QualityRules rules = new QualityRules(3, null, null, null, List.of());
        Map<String, ItemAnswer> answers = answers("a", 4, "b", 4, "c", 2, "d", 4);
        assertThat(Quality.of(SECTION, rules, Answers.of(answers))).isEmpty();
        Answers otherwise = new Answers(answers, Map.of(), List.of("c", "d", "a", "b"), Map.of());
        assertThat(Quality.of(SECTION, rules, otherwise))
                .containsExactly(new QualityFinding("s", Sign.STRAIGHT_LINING, 3, 3));
    }

    @Test
    void lessTimeThanReadingTakes() {
        QualityRules rules = new QualityRules(null, 1_000, null, null, List.of());
        assertThat(Quality.of(SECTION, rules, spent(Duration.ofSeconds(4)))).isEmpty();
        // 3,999 ms for four answers
        assertThat(Quality.of(SECTION, rules, spent(Duration.ofMillis(3_999))))
                .containsExactly(new QualityFinding("s", Sign.TOO_FAST, 999, 1_000));
    }

    @Test
    void tooManyItemsLeftOut() {
        QualityRules rules = new QualityRules(null, null, 50, null, List.of());
        assertThat(Quality.of(SECTION, rules, Answers.of(answers("a", 1, "b", 2, "c", 3))))
                .isEmpty();
        assertThat(Quality.of(SECTION, rules, Answers.of(answers("a", 1, "b", 2))))
                .containsExactly(new QualityFinding("s", Sign.OMISSIONS, 50, 50));
    }

    @Test
    void pairsThatSayTheSameAndAreAnsweredOppositely() {
        QualityRules rules = new QualityRules(
                null, null, null, 50, List.of(new QualityRules.Pair("a", "b"), new QualityRules.Pair("c", "d")));
        // b is reversed: 5 and 6 - 1 agree; 2 and 3 are one apart
        assertThat(Quality.of(SECTION, rules, Answers.of(answers("a", 5, "b", 1, "c", 2, "d", 3))))
                .isEmpty();
        // 5 and 6 - 5: four apart, more than half of what there is
        assertThat(Quality.of(SECTION, rules, Answers.of(answers("a", 5, "b", 5, "c", 2, "d", 3))))
                .containsExactly(new QualityFinding("s", Sign.INCONSISTENCY, 50, 50));
        // 5 and 6 - 3: two apart is half of what there is, and not more
        assertThat(Quality.of(SECTION, rules, Answers.of(answers("a", 5, "b", 3, "c", 2, "d", 3))))
                .isEmpty();
        // a pair counts when both are answered
        assertThat(Quality.of(SECTION, rules, Answers.of(answers("a", 5, "c", 2))))
                .isEmpty();
    }

    private static Answers spent(Duration time) {
        return new Answers(answers("a", 1, "b", 2, "c", 3, "d", 4), Map.of(), List.of(), Map.of("s", time));
    }
}
