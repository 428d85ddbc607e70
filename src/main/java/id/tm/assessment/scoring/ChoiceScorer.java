package id.tm.assessment.scoring;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each chosen option adds its weights to their scales, or else its value to the item's own scale; by the item's weight. */
final class ChoiceScorer {

    private ChoiceScorer() {}

    static SectionScores score(Section section, ScoringKey key, Answers answers) {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (Item item : section.items()) {
            ItemAnswer answer = answers.items().get(item.code());
            if (answer == null) continue;
            Option option = item.option(answer.option()).orElseThrow();
            if (option.weights().isEmpty() && item.scale() != null) {
                sums.merge(item.scale(), (long) item.weight() * option.value(), Long::sum);
            }
            option.weights().forEach(each -> sums.merge(each.scale(), (long) item.weight() * each.weight(), Long::sum));
        }
        Map<String, @Nullable BigDecimal> scores = new LinkedHashMap<>();
        boolean any = section.items().stream().anyMatch(item -> answers.items().containsKey(item.code()));
        key.scalesOf(section.code())
                .forEach(scale ->
                        scores.put(scale.code(), any ? BigDecimal.valueOf(sums.getOrDefault(scale.code(), 0L)) : null));
        return Ranking.of(section, key, scores);
    }
}
