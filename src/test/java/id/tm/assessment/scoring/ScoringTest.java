package id.tm.assessment.scoring;

import static id.tm.assessment.scoring.Forms.answers;
import static id.tm.assessment.scoring.Forms.degrees;
import static id.tm.assessment.scoring.Forms.graded;
import static id.tm.assessment.scoring.Forms.items;
import static id.tm.assessment.scoring.Forms.key;
import static id.tm.assessment.scoring.Forms.picked;
import static id.tm.assessment.scoring.Forms.pickedKey;
import static id.tm.assessment.scoring.Forms.ranking;
import static id.tm.assessment.scoring.Forms.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Golden cases: every number here was reckoned by hand. */
class ScoringTest {

    // --- picks in stages ---------------------------------------------------------------------------------------------

    @Test
    void clustersShareThePicksOfTheFirstStageByTheLargestRemainder() {
        // Gi 3 of 6 = 50; E 2 of 6 = 33.33; N 1 of 6 = 16.67, which has the largest remainder
        SectionScores scores = score(
                picked(), pickedKey(), Answers.picked("st", List.of(items("ADM", "AMB", "CRE", "DES", "JOU", "STR"))));
        assertThat(scores.groups().stream().filter(each -> each.share() > 0))
                .containsExactly(new GroupShare("Gi", 50), new GroupShare("E", 33), new GroupShare("N", 17));
        assertThat(scores.groups()).hasSize(8);
        assertThat(scores.dominant()).isEqualTo("ADM");
    }

    @Test
    void sevenPicksInSevenClustersGetFourteenOrFifteenEach() {
        // 100 / 7 = 14.29 each: 98 are given, the two left go to the first codes, E and Gi
        SectionScores scores = score(
                picked(),
                pickedKey(),
                Answers.picked("st", List.of(items("ADM", "AMB", "CRE", "CAR", "CMD", "EXP", "ANA"))));
        assertThat(scores.groups())
                .containsExactly(
                        new GroupShare("E", 15),
                        new GroupShare("Gi", 15),
                        new GroupShare("H", 14),
                        new GroupShare("N", 14),
                        new GroupShare("R", 14),
                        new GroupShare("S", 14),
                        new GroupShare("T", 14),
                        new GroupShare("Te", 0));
    }

    @Test
    void typologiesAreOrderedByScoreThenPickThenCode() {
        SectionScores scores = score(
                picked(),
                pickedKey(),
                Answers.picked(
                        "st",
                        List.of(
                                items("VIS", "ADM", "SYN", "STR", "CRE"),
                                items("TRE", "SEL", "SAF", "RES", "QCA"),
                                items("PRO", "OPE", "MOT", "MED", "MAR"),
                                items("JOU", "INT", "EXP", "EVA", "EDU"))));
        assertThat(ranking(scores))
                .isEqualTo("VIS=2 ADM=2 SYN=2 STR=2 CRE=2"
                        + " PRO=1 OPE=1 MOT=1 MED=1 MAR=1"
                        + " AMB=0 ANA=0 ARR=0 CAR=0 CMD=0 COM=0 DES=0 DIS=0 SER=0 SLC=0"
                        + " JOU=-1 INT=-1 EXP=-1 EVA=-1 EDU=-1"
                        + " TRE=-2 SEL=-2 SAF=-2 RES=-2 QCA=-2");
        assertThat(scores.dominant()).isEqualTo("VIS");
        assertThat(scores.scales().get(6))
                .isEqualTo(new ScaleScore("OPE", "Te", 7, BigDecimal.ONE, null, 3, 2, Colour.YELLOW, null));
        assertThat(scores.scales().stream().map(ScaleScore::colour).distinct())
                .containsExactly(Colour.RED, Colour.YELLOW, Colour.WHITE, Colour.GREY, Colour.BLACK);
        // who was stopped before the first stage was done has no dominant one
        assertThat(score(picked(), pickedKey(), Answers.picked("st", List.of(List.of(), items("TRE", "SEL"))))
                        .dominant())
                .isNull();
        // the five picks: Gi 4 of 5, E 1 of 5
        assertThat(scores.groups().subList(0, 2)).containsExactly(new GroupShare("Gi", 80), new GroupShare("E", 20));
    }

    @Test
    void picksObeyTheirStages() {
        Section section = picked();
        List<List<String>> first = List.of(items("ADM", "AMB", "ANA", "ARR", "CAR"));
        assertThat(Picks.check(section, List.of(), 1, first.get(0))).isEmpty();
        assertThat(Picks.check(section, List.of(), 2, first.get(0)))
                .containsExactly(new Picks.Finding(Picks.Fault.STAGE, ""));
        assertThat(Picks.check(section, first, 5, List.of()))
                .extracting(Picks.Finding::fault)
                .containsExactly(Picks.Fault.STAGE);
        assertThat(Picks.check(section, first, 2, items("ADM", "CMD", "CMD", "XXX")))
                .containsExactly(
                        new Picks.Finding(Picks.Fault.PICKED_BEFORE, "q-ADM"),
                        new Picks.Finding(Picks.Fault.REPEATED, "q-CMD"),
                        new Picks.Finding(Picks.Fault.UNKNOWN_ITEM, "q-XXX"),
                        new Picks.Finding(Picks.Fault.TOO_FEW, ""));
        assertThat(Picks.check(section, List.of(), 1, items("ADM", "AMB", "ANA", "ARR", "CAR", "CMD", "COM", "CRE")))
                .containsExactly(new Picks.Finding(Picks.Fault.TOO_MANY, ""));
        // the same stage again may keep what it had
        assertThat(Picks.check(section, first, 1, items("CMD", "AMB", "ANA", "ARR", "CAR")))
                .isEmpty();
        assertThat(Picks.missing(section, first)).containsExactly(2, 3, 4);
        assertThat(Picks.offered(section, first, 2)).hasSize(25).doesNotContain("q-ADM");
        assertThat(Picks.offered(section, first, 1)).hasSize(30);
    }

    // --- degrees of agreement ----------------------------------------------------------------------------------------

    @Test
    void allThreesGiveEveryThemeFifteenInTheOrderOfTheirCodes() {
        List<Item> items = new ArrayList<>();
        List<String> themes = new ArrayList<>();
        Map<String, ItemAnswer> threes = new LinkedHashMap<>();
        for (int theme = 34; theme >= 1; theme--) {
            String code = "T%02d".formatted(theme);
            themes.add(code);
            for (int i = 1; i <= 5; i++) {
                items.add(graded(code + "-" + i, code, i == 3, 1));
                threes.put(code + "-" + i, ItemAnswer.of("3"));
            }
        }
        List<Band> bands = List.of(band("A", 7), band("B", 7), band("C", 6), band("D", 7), band("E", 7));
        SectionScores scores = score(
                new Section("s", SectionKind.LIKERT, items, List.of()),
                key("s", themes, bands, QualityRules.NONE),
                Answers.of(threes));
        assertThat(scores.scales()).extracting(ScaleScore::score).containsOnly(BigDecimal.valueOf(15));
        assertThat(scores.scales()).extracting(ScaleScore::scale).isSorted().hasSize(34);
        assertThat(scores.scales())
                .extracting(ScaleScore::band)
                .containsExactly(
                        ("A".repeat(7) + "B".repeat(7) + "C".repeat(6) + "D".repeat(7) + "E".repeat(7)).split(""));
    }

    @Test
    void reversedItemsAreTurnedRoundAndWeightsCount() {
        Section section = new Section(
                "s",
                SectionKind.LIKERT,
                List.of(
                        graded("a1", "A", false, 1),
                        graded("a2", "A", true, 1),
                        graded("b1", "B", false, 3),
                        graded("b2", "B", true, 2)),
                List.of());
        // A: 4 + (1 + 5 - 2) = 8; B: 3 * 1 + 2 * (6 - 1) = 13
        assertThat(ranking(score(
                        section,
                        key("s", List.of("A", "B"), List.of(), QualityRules.NONE),
                        Answers.of(answers("a1", 4, "a2", 2, "b1", 1, "b2", 1)))))
                .isEqualTo("B=13 A=8");
    }

    @Test
    void whatWasLeftOutIsStoodForByTheRest() {
        Section section = new Section(
                "s",
                SectionKind.LIKERT,
                List.of(
                        graded("a1", "A", false, 1),
                        graded("a2", "A", false, 1),
                        graded("a3", "A", false, 1),
                        graded("b1", "B", false, 1),
                        graded("c1", "C", false, 1)),
                List.of());
        // A: (4 + 5) * 3 / 2 = 13.5, rounded up; B has nothing and comes last
        assertThat(ranking(score(
                        section,
                        key("s", List.of("A", "B", "C"), List.of(), QualityRules.NONE),
                        Answers.of(answers("a1", 4, "a3", 5, "c1", 1)))))
                .isEqualTo("A=14 C=1 B=-");
        assertThat(Scoring.missing(section, answers("a1", 4, "a3", 5))).containsExactly("a2", "b1", "c1");
    }

    @Test
    void domainsShareByTheMeanOfTheirScales() {
        Section section = new Section(
                "s",
                SectionKind.LIKERT,
                List.of(graded("a1", "A", false, 1), graded("b1", "B", false, 1), graded("c1", "C", false, 1)),
                List.of());
        ScoringKey key = new ScoringKey(
                List.of("one", "two"),
                List.of(
                        new ScoringKey.Scale("A", "s", "one"),
                        new ScoringKey.Scale("B", "s", "one"),
                        new ScoringKey.Scale("C", "s", "two")),
                List.of(),
                QualityRules.NONE);
        // one: (5 + 2) / 2 = 3.5; two: 4; of 7.5 that is 46.67 and 53.33
        assertThat(score(section, key, Answers.of(answers("a1", 5, "b1", 2, "c1", 4)))
                        .groups())
                .containsExactly(new GroupShare("two", 53), new GroupShare("one", 47));
    }

    @Test
    void gritIsTheMeanWithTwoDigits() {
        Section section = new Section(
                "g",
                SectionKind.MEAN,
                List.of(graded("g1", "G", false, 1), graded("g2", "G", true, 1), graded("g3", "G", false, 1)),
                List.of());
        List<Band> bands = List.of(from("high", "4.2"), from("fair", "3"), from("low", "0"));
        ScoringKey key = key("g", List.of("G"), bands, QualityRules.NONE);
        // (5 + (6 - 2) + 4) / 3 = 4.333
        SectionScores high = score(section, key, Answers.of(answers("g1", 5, "g2", 2, "g3", 4)));
        assertThat(ranking(high)).isEqualTo("G=4.33");
        assertThat(high.scales().get(0).band()).isEqualTo("high");
        // (4 + 4 + 3) / 3 = 3.667, rounded up
        SectionScores fair = score(section, key, Answers.of(answers("g1", 4, "g2", 2, "g3", 3)));
        assertThat(ranking(fair)).isEqualTo("G=3.67");
        assertThat(fair.scales().get(0).band()).isEqualTo("fair");
        // (5 + (6 - 1) + 3) / 3 = 4.333 is high, and so is what begins there
        ScoringKey bound = key("g", List.of("G"), List.of(from("top", "4.33"), from("rest", "0")), QualityRules.NONE);
        assertThat(score(section, bound, Answers.of(answers("g1", 5, "g2", 1, "g3", 3)))
                        .scales()
                        .get(0)
                        .band())
                .isEqualTo("top");
        // without the second: (1 + 2) / 2
        assertThat(ranking(score(section, key, Answers.of(answers("g1", 1, "g3", 2)))))
                .isEqualTo("G=1.50");
    }

    // --- choices -----------------------------------------------------------------------------------------------------

    @Test
    void choicesAddTheirWeights() {
        Item split = new Item(
                "c1",
                null,
                false,
                2,
                true,
                List.of(
                        new Option("x", 0, null, List.of(new ScaleWeight("A", 2), new ScaleWeight("B", -1))),
                        new Option("y", 0, null, List.of(new ScaleWeight("C", 3)))));
        Item plain = new Item("c2", "A", false, 1, true, degrees(3));
        Section section = new Section("c", SectionKind.CHOICE, List.of(split, plain), List.of());
        ScoringKey key = key("c", List.of("A", "B", "C"), List.of(), QualityRules.NONE);
        // A: 2 * 2 + 3 = 7; B: 2 * -1
        assertThat(ranking(score(section, key, Answers.of(answers("c1", "x", "c2", "3")))))
                .isEqualTo("A=7 C=0 B=-2");
        // an option with weights of its own leaves the item's scale alone
        Section both = new Section(
                "c",
                SectionKind.CHOICE,
                List.of(new Item(
                        "c3",
                        "A",
                        false,
                        1,
                        true,
                        List.of(new Option("x", 9, null, List.of(new ScaleWeight("B", 4)))))),
                List.of());
        assertThat(ranking(score(both, key, Answers.of(answers("c3", "x"))))).isEqualTo("B=4 A=0 C=0");
        // C: 2 * 3; A: 1
        assertThat(ranking(score(section, key, Answers.of(answers("c1", "y", "c2", "1")))))
                .isEqualTo("C=6 A=1 B=0");
    }

    @Test
    void forcedChoicesGiveAndTake() {
        List<Option> options = List.of(
                new Option("a", 0, "A", List.of()),
                new Option("b", 0, "B", List.of()),
                new Option("c", 0, "C", List.of()));
        Section section = new Section(
                "f",
                SectionKind.FORCED_CHOICE,
                List.of(new Item("f1", null, false, 1, true, options), new Item("f2", null, false, 3, true, options)),
                List.of());
        ScoringKey key = key("f", List.of("A", "B", "C"), List.of(), QualityRules.NONE);
        Map<String, ItemAnswer> given = Map.of("f1", new ItemAnswer("a", "b"), "f2", new ItemAnswer("c", "a"));
        // A: 1 - 3; B: -1; C: 3
        assertThat(ranking(score(section, key, Answers.of(given)))).isEqualTo("C=3 B=-1 A=-2");
    }

    // --- norms -------------------------------------------------------------------------------------------------------

    @Test
    void normsGiveTheUsualStandardScores() {
        // z = (23 - 18) / 4 = 1.25; T 62.5; sten 5.5 + 2.5 = 8; stanine 5 + 2.5 = 7.5, up to 8; 89.4 of a hundred are
        // below
        assertThat(normed("18", "4", "23"))
                .isEqualTo(new NormedScore(new BigDecimal("1.25"), new BigDecimal("62.5"), 8, 8, 89));
        // the mean itself: sten 5.5 goes up
        assertThat(normed("18", "4", "18"))
                .isEqualTo(new NormedScore(new BigDecimal("0.00"), new BigDecimal("50.0"), 6, 5, 50));
        // far below: everything stays in its range
        assertThat(normed("18", "4", "1"))
                .isEqualTo(new NormedScore(new BigDecimal("-4.25"), new BigDecimal("7.5"), 1, 1, 1));
        assertThat(normed("18", "4", "99").percentile()).isEqualTo(99);
    }

    @Test
    void aTableGivesThePercentileAndTheCurveTheRest() {
        NormGroup.ScaleNorm table = new NormGroup.ScaleNorm(
                "A", 500, null, null, List.of(point("5", 10), point("10", 50), point("15", 84)));
        // 84 of a hundred are below z = 0.994
        assertThat(Norming.of(table, new BigDecimal("17")).orElseThrow())
                .isEqualTo(new NormedScore(new BigDecimal("0.99"), new BigDecimal("59.9"), 7, 7, 84));
        assertThat(Norming.of(table, new BigDecimal("14")).orElseThrow().percentile())
                .isEqualTo(50);
        assertThat(Norming.of(table, new BigDecimal("4"))).isEmpty();
    }

    @Test
    void theNarrowestGroupThatFitsIsTaken() {
        NormGroup all = norms("all", "2026-01-01", null, null, null);
        NormGroup women = norms("women", "2026-01-01", NormGroup.Sex.FEMALE, null, null);
        NormGroup youngWomen = norms("young-women", "2026-06-01", NormGroup.Sex.FEMALE, 18, 25);
        List<NormGroup> groups = List.of(youngWomen, all, women);
        LocalDate day = LocalDate.of(2026, 11, 1);
        NormGroup.Person girl = new NormGroup.Person(NormGroup.Sex.FEMALE, 25);
        assertThat(NormGroup.choose(groups, girl, day)).contains(youngWomen);
        assertThat(NormGroup.choose(groups, girl, LocalDate.of(2026, 5, 31))).contains(women);
        assertThat(NormGroup.choose(groups, new NormGroup.Person(NormGroup.Sex.FEMALE, 26), day))
                .contains(women);
        assertThat(NormGroup.choose(groups, new NormGroup.Person(null, null), day))
                .contains(all);
        assertThat(NormGroup.choose(groups, girl, LocalDate.of(2025, 12, 31))).isEmpty();
        // from its day on, and not pushed aside by a newer one that asks less
        assertThat(NormGroup.choose(groups, girl, LocalDate.of(2026, 6, 1))).contains(youngWomen);
        NormGroup newer = norms("all-2", "2026-09-01", null, null, null);
        assertThat(NormGroup.choose(List.of(newer, all, women), girl, day)).contains(women);
        assertThat(NormGroup.choose(List.of(newer, all), girl, day)).contains(newer);
    }

    // --- the whole ---------------------------------------------------------------------------------------------------

    @Test
    void scoresSayWhatTheyWereMadeFromAndWhatAnotherKeyChanges() {
        Section section = new Section(
                "s", SectionKind.LIKERT, List.of(graded("a1", "A", false, 1), graded("b1", "B", false, 1)), List.of());
        Instrument instrument = new Instrument("demo", 4, List.of(section));
        Answers answers = Answers.of(answers("a1", 5, "b1", 3));
        ScoringKey first = key("s", List.of("A", "B"), List.of(band("top", 1), band("rest", 1)), QualityRules.NONE);
        ScoringKey second = key("s", List.of("A", "B"), List.of(band("top", 2)), QualityRules.NONE);
        NormGroup norms = new NormGroup(
                "adults",
                LocalDate.of(2026, 1, 1),
                null,
                null,
                null,
                List.of(new NormGroup.ScaleNorm("A", 100, BigDecimal.valueOf(3), BigDecimal.ONE, List.of())));
        Scores before = Scoring.score(instrument, 1, first, null, answers);
        Scores after = Scoring.score(instrument, 2, second, new ChosenNorms(7, norms), answers);
        assertThat(before.versions()).isEqualTo(new Versions("demo", 4, 1, null, null, Scoring.ENGINE));
        assertThat(after.versions()).isEqualTo(new Versions("demo", 4, 2, 7, "adults", Scoring.ENGINE));
        // z = 2 of A: 97.7 of a hundred
        assertThat(ScoresDiff.between(before, after).changes())
                .containsExactly(
                        new ScoresDiff.ScoreChange("s", "A", "z", null, "2.00"),
                        new ScoresDiff.ScoreChange("s", "A", "percentile", null, "98"),
                        new ScoresDiff.ScoreChange("s", "B", "band", "rest", "top"));
        assertThat(ScoresDiff.between(before, before).changes()).isEmpty();
        // another map of groups, and rules that find what the others let pass
        ScoringKey third = new ScoringKey(
                List.of("one"),
                List.of(new ScoringKey.Scale("A", "s", "one"), new ScoringKey.Scale("B", "s", null)),
                first.bands(),
                new QualityRules(null, null, 50, null, List.of()));
        Answers half = Answers.of(answers("a1", 5));
        Scores mapped = Scoring.score(instrument, 3, third, null, half);
        Scores plain = Scoring.score(instrument, 1, first, null, half);
        assertThat(ScoresDiff.between(plain, mapped).changes())
                .containsExactly(
                        new ScoresDiff.ScoreChange("s", "A", "group", null, "one"),
                        new ScoresDiff.ScoreChange("s", "one", "share", null, "100"),
                        new ScoresDiff.ScoreChange("s", "", "OMISSIONS", null, "50"));
        assertThat(ScoresDiff.between(mapped, plain).changes())
                .contains(new ScoresDiff.ScoreChange("s", "", "OMISSIONS", "50", null));
    }

    private static NormedScore normed(String mean, String sd, String raw) {
        return Norming.of(
                        new NormGroup.ScaleNorm("A", 100, new BigDecimal(mean), new BigDecimal(sd), List.of()),
                        new BigDecimal(raw))
                .orElseThrow();
    }

    private static NormGroup.NormPoint point(String from, int percentile) {
        return new NormGroup.NormPoint(new BigDecimal(from), percentile);
    }

    private static NormGroup norms(
            String code, String from, NormGroup.@Nullable Sex sex, @Nullable Integer ageFrom, @Nullable Integer ageTo) {
        return new NormGroup(code, LocalDate.parse(from), sex, ageFrom, ageTo, List.of());
    }

    private static Band band(String code, int size) {
        return new Band(code, size, null);
    }

    private static Band from(String code, String limit) {
        return new Band(code, null, new BigDecimal(limit));
    }
}
