package id.tm.assessment.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.assessment.scoring.Answers;
import id.tm.assessment.scoring.ItemAnswer;
import id.tm.assessment.scoring.NormGroup;
import id.tm.assessment.scoring.ScaleScore;
import id.tm.assessment.scoring.SectionScores;
import id.tm.assessment.scoring.Stage;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The instruments that come with the service: their shape, and that they are written and not filled in. */
@ServiceTest
class ShippedInstrumentsTest {

    private static final Instruments.Revisions FIRST = new Instruments.Revisions(1, 1, 1);

    @Inject
    InstrumentDemoData shipped;

    @Inject
    InstrumentService service;

    @Test
    void theyAreSoundAndSpeakBothLanguages() {
        for (String code : InstrumentDemoData.CODES) {
            InstrumentFile file = shipped.read(code);
            assertThat(service.check(file)).as(code).isEmpty();
            assertThat(texts(file)).as(code).allSatisfy(text -> {
                assertThat(text.en()).as(text.id()).isNotBlank();
                assertThat(text.id()).isEqualTo(text.id().strip());
            });
        }
    }

    @Test
    void thirtyTypologiesStandInTheirClusters() {
        InstrumentFile file = shipped.read("st-30");
        Map<String, List<String>> clusters = new HashMap<>();
        file.key().scales().forEach(scale -> clusters.computeIfAbsent(
                        scale.group(), each -> new java.util.ArrayList<>())
                .add(scale.code()));
        clusters.values().forEach(java.util.Collections::sort);
        assertThat(clusters)
                .containsOnly(
                        Map.entry("N", List.of("AMB", "MED", "SEL")),
                        Map.entry("S", List.of("CAR", "SER")),
                        Map.entry("H", List.of("ARR", "CMD", "EDU", "MOT")),
                        Map.entry("Gi", List.of("CRE", "DES", "STR", "SYN", "VIS")),
                        Map.entry("T", List.of("EXP", "MAR")),
                        Map.entry("R", List.of("ANA", "EVA", "QCA", "SLC", "TRE")),
                        Map.entry("E", List.of("ADM", "COM", "INT", "JOU")),
                        Map.entry("Te", List.of("DIS", "OPE", "PRO", "RES", "SAF")));
        SectionFile section = file.sections().get(0);
        assertThat(section.questions()).hasSize(30);
        assertThat(section.stages()).extracting(Stage::points).containsExactly(2, -2, 1, -1);
        assertThat(section.stages()).allMatch(stage -> stage.min() == 5 && stage.max() == 7);
        assertThat(file.texts().scales()).allSatisfy(text -> {
            assertThat(sentences(text.strengths().id())).as(text.code()).isBetween(2L, 4L);
            assertThat(sentences(text.weaknesses().id())).as(text.code()).isBetween(2L, 4L);
            assertThat(sentences(text.strengths().en())).as(text.code()).isBetween(2L, 4L);
            assertThat(sentences(text.weaknesses().en())).as(text.code()).isBetween(2L, 4L);
        });
    }

    @Test
    void thirtyFourThemesOfFiveStatementsEachComeToFifteenWithThrees() {
        InstrumentFile file = shipped.read("talent-themes");
        assertThat(file.sections()).extracting(each -> each.questions().size()).containsExactly(170, 114, 14);
        assertThat(file.key().groups()).containsExactly("striving", "thinking", "relating", "influencing");
        Map<String, ItemAnswer> threes = new HashMap<>();
        file.sections().get(0).questions().forEach(each -> threes.put(each.code(), ItemAnswer.of("3")));
        file.sections().get(1).questions().forEach(each -> threes.put(each.code(), ItemAnswer.of("neutral")));
        file.sections().get(2).questions().forEach(each -> threes.put(each.code(), ItemAnswer.of("3")));
        Instruments.Loaded loaded = new Instruments.Loaded(null, 1, file, file.toInstrument(1), FIRST);
        List<SectionScores> sections = loaded.score(
                        Answers.of(threes), new NormGroup.Person(null, null), LocalDate.of(2026, 1, 1))
                .sections();
        assertThat(sections.get(0).scales())
                .hasSize(34)
                .allMatch(each -> each.score().equals(BigDecimal.valueOf(15)))
                .extracting(ScaleScore::scale)
                .isSorted();
        // four equal means share a hundred
        assertThat(sections.get(0).groups()).allMatch(each -> each.share() == 25);
        assertThat(sections.get(1).scales())
                .hasSize(19)
                .allMatch(each -> each.score().intValue() == 6);
        assertThat(sections.get(2).scales().get(0).score()).isEqualByComparingTo("3");
        assertThat(sections.get(2).scales().get(0).band()).isEqualTo("p-fair");
    }

    @Test
    void noTwoStatementsDifferInOneWordOnly() {
        List<Bilingual> statements = InstrumentDemoData.CODES.stream()
                .flatMap(code -> shipped.read(code).sections().stream())
                .flatMap(section -> section.questions().stream())
                .map(QuestionFile::text)
                .toList();
        for (int i = 0; i < statements.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(alike(statements.get(i).id(), statements.get(j).id()))
                        .as("%s / %s", statements.get(i).id(), statements.get(j).id())
                        .isFalse();
                assertThat(alike(statements.get(i).en(), statements.get(j).en()))
                        .as("%s / %s", statements.get(i).en(), statements.get(j).en())
                        .isFalse();
            }
        }
    }

    private static boolean alike(String one, String other) {
        String[] first = one.toLowerCase(Locale.ROOT).split("\\s+");
        String[] second = other.toLowerCase(Locale.ROOT).split("\\s+");
        if (first.length != second.length || first.length < 3) return one.equalsIgnoreCase(other);
        int different = 0;
        for (int i = 0; i < first.length; i++) different += first[i].equals(second[i]) ? 0 : 1;
        return different <= 1;
    }

    private static long sentences(String text) {
        return Arrays.stream(text.split("(?<=[.!?][\"”]?)\\s+"))
                .filter(each -> !each.isBlank())
                .count();
    }

    private static List<Bilingual> texts(InstrumentFile file) {
        return Stream.concat(
                        file.sections().stream().flatMap(section -> section.questions().stream()
                                .flatMap(question -> Stream.concat(
                                        Stream.of(question.text()),
                                        question.options().stream().map(AnswerOption::text)))),
                        file.texts().scales().stream()
                                .flatMap(each -> Stream.of(each.summary(), each.strengths(), each.weaknesses())
                                        .filter(java.util.Objects::nonNull)))
                .toList();
    }
}
