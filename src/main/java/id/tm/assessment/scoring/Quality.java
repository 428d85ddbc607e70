package id.tm.assessment.scoring;

import id.tm.assessment.scoring.QualityFinding.Sign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether answers look as if they were given with care. */
final class Quality {

    private Quality() {}

    static List<QualityFinding> of(Section section, QualityRules rules, Answers answers) {
        List<Item> answered = shown(section, answers).stream()
                .filter(item -> answers.items().containsKey(item.code()))
                .toList();
        return Stream.of(
                        straightLining(section, rules, answers, answered),
                        tooFast(section, rules, answers, answered),
                        omissions(section, rules, answered),
                        inconsistency(section, rules, answers))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Item> shown(Section section, Answers answers) {
        if (answers.shown().isEmpty()) return section.items();
        Map<String, Item> byCode = section.items().stream().collect(Collectors.toMap(Item::code, Function.identity()));
        List<Item> order = new ArrayList<>();
        for (String code : answers.shown()) {
            Item item = byCode.get(code);
            if (item != null) order.add(item);
        }
        return order;
    }

    private static Optional<QualityFinding> straightLining(
            Section section, QualityRules rules, Answers answers, List<Item> answered) {
        Integer limit = rules.longestRun();
        if (limit == null || section.kind().isPicked()) return Optional.empty();
        int longest = 0;
        int run = 0;
        String last = null;
        for (Item item : answered) {
            String option =
                    Objects.requireNonNull(answers.items().get(item.code())).option();
            run = option.equals(last) ? run + 1 : 1;
            longest = Math.max(longest, run);
            last = option;
        }
        return longest < limit ? Optional.empty() : found(section, Sign.STRAIGHT_LINING, longest, limit);
    }

    private static Optional<QualityFinding> tooFast(
            Section section, QualityRules rules, Answers answers, List<Item> answered) {
        Integer limit = rules.fastestMillis();
        Duration spent = answers.spent().get(section.code());
        long acts = section.kind().isPicked() ? picksOf(section, answers) : answered.size();
        if (limit == null || spent == null || acts == 0) return Optional.empty();
        long each = spent.toMillis() / acts;
        return each >= limit ? Optional.empty() : found(section, Sign.TOO_FAST, each, limit);
    }

    private static long picksOf(Section section, Answers answers) {
        return answers.picks().getOrDefault(section.code(), List.of()).stream()
                .mapToLong(List::size)
                .sum();
    }

    private static Optional<QualityFinding> omissions(Section section, QualityRules rules, List<Item> answered) {
        Integer limit = rules.omittedPercent();
        if (limit == null || section.kind().isPicked()) return Optional.empty();
        long percent = percent(
                section.items().size() - answered.size(), section.items().size());
        return percent < limit ? Optional.empty() : found(section, Sign.OMISSIONS, percent, limit);
    }

    /** A pair disagrees when its answers lie on opposite sides, by more than half of what the options span. */
    private static Optional<QualityFinding> inconsistency(Section section, QualityRules rules, Answers answers) {
        Integer limit = rules.inconsistentPercent();
        if (limit == null || !section.kind().isGraded()) return Optional.empty();
        int pairs = 0;
        int disagree = 0;
        for (QualityRules.Pair pair : rules.pairs()) {
            Item first = section.item(pair.first()).orElse(null);
            Item second = section.item(pair.second()).orElse(null);
            if (first == null || second == null) continue;
            Integer one = value(first, answers.items().get(first.code()));
            Integer other = value(second, answers.items().get(second.code()));
            if (one == null || other == null) continue;
            pairs++;
            if (Math.abs(one - other) * 2 > first.most() - first.least()) disagree++;
        }
        long percent = percent(disagree, pairs);
        return pairs == 0 || percent < limit ? Optional.empty() : found(section, Sign.INCONSISTENCY, percent, limit);
    }

    private static @Nullable Integer value(Item item, @Nullable ItemAnswer answer) {
        return answer == null ? null : item.valueOf(item.option(answer.option()).orElseThrow());
    }

    private static long percent(long part, long whole) {
        return whole == 0 ? 0 : part * 100 / whole;
    }

    private static Optional<QualityFinding> found(Section section, Sign sign, long measured, long limit) {
        return Optional.of(new QualityFinding(section.code(), sign, measured, limit));
    }
}
