package id.tm.assessment.scoring;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The option that fits most gives its scale the item's weight, the one that fits least takes it from its own. */
final class ForcedChoiceScorer {

    private ForcedChoiceScorer() {}

    static SectionScores score(Section section, ScoringKey key, Answers answers) {
        Map<String, Long> sums = new LinkedHashMap<>();
        boolean any = false;
        for (Item item : section.items()) {
            ItemAnswer answer = answers.items().get(item.code());
            if (answer == null) continue;
            any = true;
            add(sums, item, answer.option(), item.weight());
            if (answer.least() != null) add(sums, item, answer.least(), -item.weight());
        }
        Map<String, @Nullable BigDecimal> scores = new LinkedHashMap<>();
        for (ScoringKey.Scale scale : key.scalesOf(section.code())) {
            scores.put(scale.code(), any ? BigDecimal.valueOf(sums.getOrDefault(scale.code(), 0L)) : null);
        }
        return Ranking.of(section, key, scores);
    }

    private static void add(Map<String, Long> sums, Item item, String option, long points) {
        String scale = item.option(option).orElseThrow().scale();
        if (scale != null) sums.merge(scale, points, Long::sum);
    }
}
