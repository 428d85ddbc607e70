package id.tm.assessment.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scale's score is the sum of its items, each by its weight and turned round when it says the opposite. Where items were
 * left out, the answered ones stand for them in proportion, so that a scale does not lose for having come last.
 */
final class LikertScorer {

    private LikertScorer() {}

    static SectionScores score(Section section, ScoringKey key, Answers answers) {
        Map<String, @Nullable BigDecimal> scores = new LinkedHashMap<>();
        key.scalesOf(section.code()).forEach(scale -> scores.put(scale.code(), sum(section, scale.code(), answers)));
        return Ranking.of(section, key, scores);
    }

    private static @Nullable BigDecimal sum(Section section, String scale, Answers answers) {
        GradedItems items = GradedItems.of(section, scale, answers);
        if (items.answered() == 0) return null;
        return BigDecimal.valueOf(items.sum())
                .multiply(BigDecimal.valueOf(items.all()))
                .divide(BigDecimal.valueOf(items.answered()), 0, RoundingMode.HALF_UP);
    }
}
