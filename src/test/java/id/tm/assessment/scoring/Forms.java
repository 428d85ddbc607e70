package id.tm.assessment.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Instruments and answers for the tests of the engine. */
final class Forms {

    static final String TYPOLOGIES = "ADM AMB ANA ARR CAR CMD COM CRE DES DIS EDU EVA EXP INT JOU MAR MED MOT OPE PRO"
            + " QCA RES SAF SLC SEL SER STR SYN TRE VIS";

    private static final Map<String, List<String>> CLUSTERS = Map.of(
            "N", List.of("AMB", "MED", "SEL"),
            "S", List.of("CAR", "SER"),
            "H", List.of("ARR", "CMD", "EDU", "MOT"),
            "Gi", List.of("CRE", "DES", "STR", "SYN", "VIS"),
            "T", List.of("EXP", "MAR"),
            "R", List.of("ANA", "EVA", "QCA", "SLC", "TRE"),
            "E", List.of("ADM", "COM", "INT", "JOU"),
            "Te", List.of("DIS", "OPE", "PRO", "RES", "SAF"));

    static final List<Stage> STAGES = List.of(
            new Stage(StageMeaning.MOST_LIKE_ME, 2, 5, 7),
            new Stage(StageMeaning.LEAST_LIKE_ME, -2, 5, 7),
            new Stage(StageMeaning.LIKE_ME, 1, 5, 7),
            new Stage(StageMeaning.UNLIKE_ME, -1, 5, 7));

    private Forms() {}

    static Section picked() {
        return new Section(
                "st",
                SectionKind.STAGED_PICK,
                List.of(TYPOLOGIES.split(" ")).stream()
                        .map(code -> new Item("q-" + code, code, false, 1, true, List.of()))
                        .toList(),
                STAGES);
    }

    static ScoringKey pickedKey() {
        List<ScoringKey.Scale> scales = new ArrayList<>();
        for (String code : TYPOLOGIES.split(" ")) {
            String group = CLUSTERS.entrySet().stream()
                    .filter(each -> each.getValue().contains(code))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            scales.add(new ScoringKey.Scale(code, "st", group));
        }
        return new ScoringKey(List.of("H", "N", "S", "Gi", "T", "R", "E", "Te"), scales, List.of(), QualityRules.NONE);
    }

    static List<String> items(String... codes) {
        return List.of(codes).stream().map(code -> "q-" + code).toList();
    }

    static List<Option> degrees(int most) {
        return IntStream.rangeClosed(1, most)
                .mapToObj(value -> Option.valued(Integer.toString(value), value))
                .toList();
    }

    static Item graded(String code, String scale, boolean reversed, int weight) {
        return new Item(code, scale, reversed, weight, true, degrees(5));
    }

    static ScoringKey key(String section, List<String> scales, List<Band> bands, QualityRules quality) {
        return new ScoringKey(
                List.of(),
                scales.stream()
                        .map(scale -> new ScoringKey.Scale(scale, section, null))
                        .toList(),
                bands.isEmpty() ? List.of() : List.of(new ScoringKey.SectionBands(section, bands)),
                quality);
    }

    static Map<String, ItemAnswer> answers(Object... codesAndOptions) {
        Map<String, ItemAnswer> answers = new LinkedHashMap<>();
        for (int i = 0; i < codesAndOptions.length; i += 2) {
            answers.put(codesAndOptions[i].toString(), ItemAnswer.of(codesAndOptions[i + 1].toString()));
        }
        return answers;
    }

    static SectionScores score(Section section, ScoringKey key, Answers answers) {
        return Scoring.score(new Instrument("t", 1, List.of(section)), 1, key, null, answers)
                .sections()
                .get(0);
    }

    /** Scales with their scores by rank: {@code A=3 B=1}. */
    static String ranking(SectionScores scores) {
        return String.join(
                " ",
                scores.scales().stream()
                        .map(each -> each.scale() + "=" + plain(each.score()))
                        .toList());
    }

    static String plain(@Nullable BigDecimal number) {
        return number == null ? "-" : number.toPlainString();
    }
}
