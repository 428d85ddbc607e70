package id.tm.assessment.report;

import id.tm.assessment.instrument.ReportTexts;
import id.tm.assessment.instrument.SectionFile;
import id.tm.assessment.report.ReportContent.Topic;
import id.tm.assessment.scoring.Band;
import id.tm.assessment.scoring.Colour;
import id.tm.assessment.scoring.ScaleScore;
import id.tm.assessment.scoring.SectionKind;
import id.tm.assessment.scoring.SectionScores;
import id.tm.platform.problem.Texts;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source, read: what is strong and what is weak in it, and what its instrument calls things. */
final class Reading {

    private static final int MOST_STRONG = 7;
    private static final int STRONG_PART = 3;

    final ReportSource source;
    final Depth depth;
    final Tones tones;
    private final Texts texts;
    private final DecimalFormat numbers;

    Reading(ReportSource source, Texts texts) {
        this.source = source;
        this.depth = Depth.of(source.tier());
        this.tones = new Tones(source.instrument());
        this.texts = texts;
        Locale locale = isEnglish() ? Locale.ENGLISH : Locale.forLanguageTag("id-ID");
        this.numbers = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(locale));
    }

    boolean isEnglish() {
        return "en".equals(source.locale().getLanguage());
    }

    String words(String key, Object... args) {
        return texts.find("assessment-report", key, source.locale(), args).orElseThrow();
    }

    String number(BigDecimal number) {
        return numbers.format(number);
    }

    /** {@code a, b, dan c}. */
    String enumerated(List<String> names) {
        if (names.size() < 2) return String.join("", names);
        String last = names.get(names.size() - 1);
        if (names.size() == 2) return words("list.two", names.get(0), last);
        return words("list.more", String.join(", ", names.subList(0, names.size() - 1)), last);
    }

    SectionFile section(SectionScores scores) {
        return source.instrument().section(scores.section()).orElseThrow();
    }

    /** The sections that rank something; the first of them is what the test is about. */
    List<SectionScores> rankings() {
        return source.scores().sections().stream()
                .filter(each -> each.kind() != SectionKind.MEAN)
                .toList();
    }

    Optional<ReportTexts.ScaleText> text(String scale) {
        return source.instrument().texts().scale(scale);
    }

    String name(String scale) {
        return text(scale).map(each -> each.name().in(source.locale())).orElse(scale);
    }

    String summary(String scale) {
        return text(scale).map(each -> each.summary().in(source.locale())).orElse("");
    }

    String groupName(@Nullable String group) {
        if (group == null) return "";
        return source.instrument()
                .texts()
                .group(group)
                .map(each -> each.name().in(source.locale()))
                .orElse(group);
    }

    /** Nothing where a group is called as its only scale is: once is enough. */
    String groupName(ScaleScore score) {
        String group = groupName(score.group());
        return group.equals(name(score.scale())) ? "" : group;
    }

    String groupSummary(String group) {
        return source.instrument()
                .texts()
                .group(group)
                .map(ReportTexts.GroupText::summary)
                .map(each -> each.in(source.locale()))
                .orElse("");
    }

    String bandName(String band) {
        return source.instrument()
                .texts()
                .band(band)
                .map(each -> each.name().in(source.locale()))
                .orElse(band);
    }

    Topic topic(ScaleScore score) {
        return new Topic(
                score.rank(), name(score.scale()), groupName(score), tones.of(score.group()), summary(score.scale()));
    }

    /** Strongest first. */
    List<ScaleScore> strong(SectionScores scores) {
        if (scores.kind() == SectionKind.STAGED_PICK) return of(scores, Colour.RED);
        List<Band> bands = bands(scores);
        if (!bands.isEmpty()) return of(scores, bands.get(0));
        List<ScaleScore> scored = scored(scores);
        return scored.subList(0, part(scored.size()));
    }

    /** What comes next to the strong. */
    List<ScaleScore> supporting(SectionScores scores) {
        if (scores.kind() == SectionKind.STAGED_PICK) return of(scores, Colour.YELLOW);
        List<Band> bands = bands(scores);
        return bands.size() > 1 ? of(scores, bands.get(1)) : List.of();
    }

    /** Weakest first. */
    List<ScaleScore> weak(SectionScores scores) {
        if (scores.kind() == SectionKind.STAGED_PICK) return of(scores, Colour.BLACK);
        List<Band> bands = bands(scores);
        List<ScaleScore> scored = scored(scores);
        List<ScaleScore> weak = new ArrayList<>(
                bands.size() > 1
                        ? of(scores, bands.get(bands.size() - 1))
                        : scored.subList(scored.size() - part(scored.size()), scored.size()));
        Collections.reverse(weak);
        return weak;
    }

    List<Band> bands(SectionScores scores) {
        return source.instrument().key().bandsOf(scores.section());
    }

    static List<ScaleScore> of(SectionScores scores, Colour colour) {
        return scores.scales().stream().filter(each -> each.colour() == colour).toList();
    }

    static List<ScaleScore> of(SectionScores scores, Band band) {
        return scores.scales().stream()
                .filter(each -> band.code().equals(each.band()))
                .toList();
    }

    private static List<ScaleScore> scored(SectionScores scores) {
        return scores.scales().stream().filter(each -> each.score() != null).toList();
    }

    private static int part(int scales) {
        return Math.min(MOST_STRONG, (scales + STRONG_PART - 1) / STRONG_PART);
    }
}
