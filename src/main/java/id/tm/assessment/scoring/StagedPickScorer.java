package id.tm.assessment.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Each pick gives its scale the points of its stage. In order of score, then of the place among the picks, then of code;
 * the first pick of what is most like one is dominant, and the groups share what was picked there.
 */
final class StagedPickScorer {

    private StagedPickScorer() {}

    private record Pick(int stage, int place, Stage of) {}

    static SectionScores score(Section section, ScoringKey key, Answers answers) {
        List<List<String>> stages = answers.picks().getOrDefault(section.code(), List.of());
        Map<String, Pick> picks = new LinkedHashMap<>();
        for (int stage = 0; stage < stages.size(); stage++) {
            List<String> picked = stages.get(stage);
            for (int place = 0; place < picked.size(); place++) {
                picks.put(
                        scaleOf(section, picked.get(place)),
                        new Pick(stage + 1, place + 1, section.stages().get(stage)));
            }
        }
        List<ScaleScore> ranked = new ArrayList<>();
        for (ScaleScore each : order(section, key, picks)) {
            ranked.add(new ScaleScore(
                    each.scale(),
                    each.group(),
                    ranked.size() + 1,
                    each.score(),
                    null,
                    each.stage(),
                    each.pick(),
                    each.colour(),
                    null));
        }
        return new SectionScores(
                section.code(),
                section.kind(),
                ranked,
                Ranking.shares(strengths(key, ranked, picks)),
                dominant(picks).orElse(null));
    }

    private static List<ScaleScore> order(Section section, ScoringKey key, Map<String, Pick> picks) {
        return key.scalesOf(section.code()).stream()
                .map(scale -> unranked(scale, picks.get(scale.code())))
                .sorted(Comparator.<ScaleScore, BigDecimal>comparing(
                                each -> each.score() == null ? BigDecimal.ZERO : each.score(),
                                Comparator.reverseOrder())
                        .thenComparing(each -> each.pick() == null ? Integer.MAX_VALUE : each.pick())
                        .thenComparing(ScaleScore::scale))
                .toList();
    }

    private static ScaleScore unranked(ScoringKey.Scale scale, @Nullable Pick pick) {
        return new ScaleScore(
                scale.code(),
                scale.group(),
                0,
                BigDecimal.valueOf(pick == null ? 0 : pick.of().points()),
                null,
                pick == null ? null : pick.stage(),
                pick == null ? null : pick.place(),
                pick == null ? Colour.WHITE : pick.of().meaning().colour(),
                null);
    }

    private static Map<String, Long> strengths(ScoringKey key, List<ScaleScore> scores, Map<String, Pick> picks) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String group : Ranking.groupsOf(key, scores)) {
            counts.put(
                    group,
                    scores.stream()
                            .filter(each -> group.equals(each.group()))
                            .filter(each -> isStrength(picks.get(each.scale())))
                            .count());
        }
        return counts;
    }

    private static Optional<String> dominant(Map<String, Pick> picks) {
        return picks.entrySet().stream()
                .filter(each -> isStrength(each.getValue()) && each.getValue().place() == 1)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isStrength(@Nullable Pick pick) {
        return pick != null && pick.of().meaning() == StageMeaning.MOST_LIKE_ME;
    }

    private static String scaleOf(Section section, String item) {
        String scale = section.item(item).orElseThrow().scale();
        if (scale == null) throw new IllegalArgumentException(item + " stands for no scale");
        return scale;
    }
}
