package id.tm.assessment.scoring;

import id.tm.finance.Shares;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What all rankings have in common: the highest score first, ties by code, bands from the top, groups by their shares. */
final class Ranking {

    private static final int MEAN_DIGITS = 6;

    private Ranking() {}

    /** The scores of a section's scales, in any order; those without one are null. */
    static SectionScores of(Section section, ScoringKey key, Map<String, @Nullable BigDecimal> scores) {
        List<ScoringKey.Scale> order = key.scalesOf(section.code()).stream()
                .sorted(Comparator.<ScoringKey.Scale, BigDecimal>comparing(
                                scale -> scores.get(scale.code()),
                                Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                        .thenComparing(ScoringKey.Scale::code))
                .toList();
        List<Band> bands = key.bandsOf(section.code());
        List<ScaleScore> ranked = new ArrayList<>();
        for (ScoringKey.Scale scale : order) {
            int rank = ranked.size() + 1;
            BigDecimal score = scores.get(scale.code());
            String band = score == null ? null : band(bands, rank, score);
            ranked.add(new ScaleScore(scale.code(), scale.group(), rank, score, band, null, null, null, null));
        }
        return new SectionScores(section.code(), section.kind(), ranked, byMean(key, ranked), null);
    }

    private static @Nullable String band(List<Band> bands, int rank, BigDecimal score) {
        int until = 0;
        for (Band band : bands) {
            until += band.size() == null ? 0 : band.size();
            BigDecimal from = band.from();
            if (from == null ? rank <= until : score.compareTo(from) >= 0) return band.code();
        }
        return null;
    }

    /** Groups of different sizes are compared by the mean of their scales; what is below zero weighs nothing. */
    private static List<GroupShare> byMean(ScoringKey key, List<ScaleScore> scores) {
        Map<String, Long> weights = new LinkedHashMap<>();
        for (String group : groupsOf(key, scores)) {
            List<BigDecimal> own = scores.stream()
                    .filter(each -> group.equals(each.group()))
                    .map(each -> each.score() == null ? BigDecimal.ZERO : each.score())
                    .toList();
            BigDecimal mean = own.stream()
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(BigDecimal.valueOf(own.size()), MEAN_DIGITS, RoundingMode.HALF_UP);
            weights.put(group, Math.max(0, mean.unscaledValue().longValue()));
        }
        return shares(weights);
    }

    static List<String> groupsOf(ScoringKey key, List<ScaleScore> scores) {
        return key.groups().stream()
                .filter(group -> scores.stream().anyMatch(each -> group.equals(each.group())))
                .toList();
    }

    /** Of a hundred, by the largest remainder; equal remainders by code. None when nothing weighs anything. */
    static List<GroupShare> shares(Map<String, Long> weights) {
        if (weights.values().stream().allMatch(each -> each == 0)) return List.of();
        List<String> codes = weights.keySet().stream().sorted().toList();
        List<Long> parts = Shares.of(
                100, codes.stream().map(code -> weights.getOrDefault(code, 0L)).toList());
        return IntStream.range(0, codes.size())
                .mapToObj(i -> new GroupShare(codes.get(i), parts.get(i).intValue()))
                .sorted(Comparator.comparing(GroupShare::share).reversed().thenComparing(GroupShare::group))
                .toList();
    }
}
