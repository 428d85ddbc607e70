package id.tm.assessment.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scale's score is the mean of its answered items by weight, with two digits, reversed items turned round. */
final class MeanScorer {

    private static final int DIGITS = 2;

    private MeanScorer() {}

    static SectionScores score(Section section, ScoringKey key, Answers answers) {
        Map<String, @Nullable BigDecimal> scores = new LinkedHashMap<>();
        key.scalesOf(section.code()).forEach(scale -> scores.put(scale.code(), mean(section, scale.code(), answers)));
        return Ranking.of(section, key, scores);
    }

    private static @Nullable BigDecimal mean(Section section, String scale, Answers answers) {
        GradedItems items = GradedItems.of(section, scale, answers);
        if (items.answered() == 0) return null;
        return BigDecimal.valueOf(items.sum())
                .divide(BigDecimal.valueOf(items.answered()), DIGITS, RoundingMode.HALF_UP);
    }
}
