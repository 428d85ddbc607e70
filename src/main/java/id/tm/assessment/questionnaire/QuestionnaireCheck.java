package id.tm.assessment.questionnaire;

import id.tm.assessment.questionnaire.QuestionnaireRequest.Asked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether questions fit together. */
final class QuestionnaireCheck {

    private QuestionnaireCheck() {}

    /** What is wrong, by the code of the question; empty when nothing is. */
    static List<String> wrong(List<Asked> questions) {
        List<String> wrong = new ArrayList<>();
        Map<String, Asked> above = new HashMap<>();
        for (Asked asked : questions) {
            problem(asked, above).ifPresent(problem -> wrong.add(asked.code() + ": " + problem));
            above.put(asked.code(), asked);
        }
        return wrong;
    }

    private static Optional<String> problem(Asked asked, Map<String, Asked> above) {
        if (above.containsKey(asked.code())) return Optional.of("asked twice");
        if (asked.kind().hasOptions() != (asked.options().size() > 1))
            return Optional.of("options do not fit its kind");
        Set<String> codes = new HashSet<>();
        if (!asked.options().stream().allMatch(each -> codes.add(each.code()))) return Optional.of("an option twice");
        boolean ended = asked.lowest() != null && asked.highest() != null;
        if (ended && asked.lowest() > asked.highest()) return Optional.of("its range is empty");
        if (asked.kind() == InfoKind.SCALE && (!ended || asked.highest() - asked.lowest() > 100)) {
            return Optional.of("a scale has two ends");
        }
        if (asked.showIf() == null) return Optional.empty();
        Asked other = above.get(asked.showIf().question());
        boolean known = other != null
                && other.kind().hasOptions()
                && other.moment() == asked.moment()
                && other.options().stream()
                        .anyMatch(each -> each.code().equals(asked.showIf().option()));
        return known ? Optional.empty() : Optional.of("depends on no option above it");
    }
}
