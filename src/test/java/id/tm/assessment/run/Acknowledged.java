package id.tm.assessment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The oracle: what the service has said yes to, and what follows of it, in the plainest way. */
final class Acknowledged {

    /** What a device says: to a question, or of a stage when there are picks. */
    record Said(String question, String option, String least, int stage, List<String> picks, long sequence) {

        static Said answer(String question, String option, String least, long sequence) {
            return new Said(question, option, least, 0, List.of(), sequence);
        }

        static Said picks(int stage, List<String> picks, long sequence) {
            return new Said("", "", null, stage, picks, sequence);
        }

        boolean isStage() {
            return stage > 0;
        }

        Said renumbered(long number) {
            return new Said(question, option, least, stage, picks, number);
        }

        private String of() {
            return isStage() ? "stage " + stage : question;
        }

        String content() {
            return isStage() ? picks.toString() : least == null ? option : option + "/" + least;
        }
    }

    private final Map<String, NavigableMap<Long, Said>> byQuestion = new TreeMap<>();

    void add(Said said) {
        Said before =
                byQuestion.computeIfAbsent(said.of(), each -> new TreeMap<>()).putIfAbsent(said.sequence(), said);
        if (before != null) {
            assertThat(said.content())
                    .as("both thanked for: %s, %s", before, said)
                    .isEqualTo(before.content());
        }
    }

    /** Whether the service has said yes to every one of them, as it stands there. */
    boolean holds(List<Said> message) {
        return message.stream().allMatch(said -> {
            Said before = byQuestion.getOrDefault(said.of(), new TreeMap<>()).get(said.sequence());
            return before != null && before.content().equals(said.content());
        });
    }

    /** The questions whose number stands for something else. */
    Set<String> taken(List<Said> message) {
        Set<String> taken = new TreeSet<>();
        for (Said said : message) {
            Said before = byQuestion.getOrDefault(said.of(), new TreeMap<>()).get(said.sequence());
            if (before != null && !before.content().equals(said.content())) taken.add(said.of());
        }
        return taken;
    }

    long highest() {
        return byQuestion.values().stream()
                .mapToLong(NavigableMap::lastKey)
                .max()
                .orElse(0);
    }

    boolean isAnswered(String question) {
        return byQuestion.containsKey(question);
    }

    /** Of each question the newest. */
    List<Said> answers() {
        return byQuestion.values().stream()
                .map(each -> each.lastEntry().getValue())
                .filter(each -> !each.isStage())
                .toList();
    }

    /** Of each stage the newest, from the first one on. */
    List<Said> stages() {
        List<Said> stages = new ArrayList<>();
        for (NavigableMap<Long, Said> each = byQuestion.get("stage 1");
                each != null;
                each = byQuestion.get("stage " + (stages.size() + 1))) {
            stages.add(each.lastEntry().getValue());
        }
        return stages;
    }

    /** Every one there has ever been, as lines. */
    List<String> log() {
        return byQuestion.values().stream()
                .flatMap(each -> each.values().stream())
                .map(Acknowledged::line)
                .sorted()
                .toList();
    }

    static String line(Said said) {
        return said.of() + " " + said.sequence() + " " + said.content();
    }
}
