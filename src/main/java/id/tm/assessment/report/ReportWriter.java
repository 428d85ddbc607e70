package id.tm.assessment.report;

import id.tm.assessment.catalog.ReportTier;
import id.tm.assessment.instrument.Bilingual;
import id.tm.assessment.instrument.ReportTexts;
import id.tm.assessment.report.ReportContent.About;
import id.tm.assessment.report.ReportContent.Branding;
import id.tm.assessment.report.ReportContent.Cover;
import id.tm.assessment.report.ReportContent.Emblem;
import id.tm.assessment.report.ReportContent.Glance;
import id.tm.assessment.report.ReportContent.Portrait;
import id.tm.assessment.report.ReportContent.Portraits;
import id.tm.assessment.report.ReportContent.Slice;
import id.tm.assessment.report.ReportContent.Steps;
import id.tm.assessment.report.ReportContent.Topic;
import id.tm.assessment.scoring.NormGroup;
import id.tm.assessment.scoring.ScaleScore;
import id.tm.assessment.scoring.SectionKind;
import id.tm.assessment.scoring.SectionScores;
import id.tm.assessment.scoring.Versions;
import id.tm.platform.document.Fact;
import id.tm.platform.document.Written;
import id.tm.platform.problem.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes what a report says. A function of its source and the texts in messages/assessment-report_{id,en}.properties. */
public final class ReportWriter {

    /** Moves whenever the same source would give another report: what was made before is made anew. */
    public static final String EDITION = "1";

    private static final int PILLARS = 3;
    private static final int PROMPTS = 4;
    private static final int STEPS = 5;

    private final Reading reading;
    private final ReportSource source;

    private ReportWriter(ReportSource source, Texts texts) {
        this.source = source;
        this.reading = new Reading(source, texts);
    }

    public static ReportContent write(ReportSource source, Texts texts) {
        return new ReportWriter(source, texts).content();
    }

    private ReportContent content() {
        List<Topic> strengths = glanced();
        return new ReportContent(
                source.tier(),
                source.locale(),
                cover(strengths),
                glance(strengths),
                source.scores().sections().stream()
                        .map(each -> ChapterWriter.write(reading, each))
                        .toList(),
                portraits(),
                branding(strengths),
                steps(),
                about());
    }

    private Cover cover(List<Topic> strengths) {
        Versions versions = source.scores().versions();
        String title = source.instrument().name().in(source.locale());
        return new Cover(
                reading.words("tier." + source.tier()),
                title,
                reading.words("cover.for"),
                source.person(),
                List.of(
                        new Fact(reading.words("cover.day"), new Written(source.locale()).date(source.day())),
                        new Fact(
                                reading.words("cover.instrument"),
                                reading.words("cover.version", title, String.valueOf(versions.instrumentVersion()))),
                        new Fact(reading.words("cover.code"), source.code())),
                new Emblem(
                        reading.words("glance.first"),
                        strengths.isEmpty() ? "" : strengths.get(0).name(),
                        slices()));
    }

    private List<Slice> slices() {
        List<String> groups = source.instrument().key().groups();
        return main().stream()
                .flatMap(scores -> scores.scales().stream()
                        .sorted(Comparator.<ScaleScore>comparingInt(each -> groups.indexOf(each.group()))
                                .thenComparing(ScaleScore::scale))
                        .map(score -> slice(scores, score)))
                .toList();
    }

    private Slice slice(SectionScores scores, ScaleScore score) {
        double fill = ScoreRange.of(source.instrument(), reading.section(scores), score.scale())
                .fill(score.score());
        return new Slice(
                fill,
                score.colour() == null
                        ? reading.tones.of(score.group())
                        : Shade.of(score.colour()).fill());
    }

    private List<SectionScores> main() {
        return reading.rankings().stream().limit(1).toList();
    }

    private List<Topic> glanced() {
        return main().stream()
                .flatMap(scores -> reading.strong(scores).stream())
                .limit(reading.depth.glance())
                .map(reading::topic)
                .toList();
    }

    private Glance glance(List<Topic> strengths) {
        SectionScores scores = main().stream().findFirst().orElse(null);
        boolean picked = isPicked();
        return new Glance(
                reading.words("glance.title"),
                reading.words(
                        "glance.lead." + (picked ? "picked" : "ranked"),
                        scores == null ? 0 : scores.scales().size()),
                reading.words("glance.first"),
                strengths.isEmpty() ? null : strengths.get(0),
                strengths.isEmpty() ? List.of() : strengths.subList(1, strengths.size()),
                reading.words("shares.title." + (picked ? "picked" : "ranked")),
                scores == null ? List.of() : ChapterWriter.shares(reading, scores));
    }

    private List<Portraits> portraits() {
        List<Portraits> parts = new ArrayList<>();
        Set<String> said = new HashSet<>();
        List<Portrait> strong =
                portraits(reading::strong, ReportTexts.ScaleText::strengths, reading.depth.strengths(), said);
        List<Portrait> supports =
                portraits(reading::supporting, ReportTexts.ScaleText::strengths, reading.depth.supports(), said);
        List<Portrait> weak =
                portraits(reading::weak, ReportTexts.ScaleText::weaknesses, reading.depth.weaknesses(), said);
        add(parts, "strengths", false, strong);
        add(parts, "supports", false, supports);
        add(parts, "weaknesses", true, weak);
        return parts;
    }

    private void add(List<Portraits> parts, String part, boolean growth, List<Portrait> items) {
        if (items.isEmpty()) return;
        String lead = part.equals("weaknesses") ? part + ".lead." + source.tier() : part + ".lead";
        String title = part.equals("weaknesses") ? part + ".title." + source.tier() : part + ".title";
        parts.add(new Portraits(reading.words(title), reading.words(lead), growth, items));
    }

    /** Of all sections in turn; what has the same name in two of them is said once. */
    private List<Portrait> portraits(
            Function<SectionScores, List<ScaleScore>> which,
            Function<ReportTexts.ScaleText, @Nullable Bilingual> what,
            int most,
            Set<String> said) {
        Map<String, Portrait> found = new LinkedHashMap<>();
        for (SectionScores scores : reading.rankings()) {
            for (ScaleScore score : which.apply(scores)) {
                String name = reading.name(score.scale());
                Bilingual text = reading.text(score.scale()).map(what).orElse(null);
                if (text == null || said.contains(name)) continue;
                found.putIfAbsent(name, new Portrait(reading.topic(score), text.in(source.locale())));
            }
        }
        List<Portrait> first = found.values().stream().limit(most).toList();
        said.addAll(found.keySet());
        return first;
    }

    private @Nullable Branding branding(List<Topic> strengths) {
        List<Topic> pillars = strengths.stream().limit(PILLARS).toList();
        if (source.tier() != ReportTier.FULL || pillars.isEmpty()) return null;
        String names = reading.enumerated(pillars.stream().map(Topic::name).toList());
        return new Branding(
                reading.words("branding.title"),
                reading.words("branding.lead"),
                reading.words("branding.sentence." + (isPicked() ? "picked" : "ranked"), names),
                pillars,
                reading.words("branding.prompts"),
                IntStream.rangeClosed(1, PROMPTS)
                        .mapToObj(each -> reading.words(
                                "branding.prompt." + each, pillars.get(0).name()))
                        .toList());
    }

    private @Nullable Steps steps() {
        if (source.tier() != ReportTier.STUDENT) return null;
        return new Steps(
                reading.words("steps.title"),
                reading.words("steps.lead"),
                IntStream.rangeClosed(1, STEPS)
                        .mapToObj(each -> reading.words("steps." + each))
                        .toList());
    }

    private About about() {
        List<Fact> notes = new ArrayList<>();
        notes.add(note("what", reading.words("about.what")));
        notes.add(note("order", reading.words("about.order." + (isPicked() ? "picked" : "ranked"))));
        notes.add(note("norms", norms()));
        Versions versions = source.scores().versions();
        String made = reading.words(
                versions.norms() == null ? "about.versions" : "about.versions.norms",
                source.instrument().name().in(source.locale()),
                String.valueOf(versions.instrumentVersion()),
                String.valueOf(versions.key()),
                versions.engine(),
                EDITION,
                String.valueOf(versions.norms()));
        notes.add(note("made", made));
        return new About(
                reading.words("about.title"),
                notes,
                reading.words("about.proof"),
                reading.words("about.scan"),
                reading.words("cover.code"),
                source.code(),
                source.link());
    }

    private Fact note(String about, String text) {
        return new Fact(reading.words("about.title." + about), text);
    }

    private String norms() {
        String code = source.scores().versions().normGroup();
        NormGroup group = source.instrument().norms().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null);
        if (group == null || !reading.depth.figures()) return reading.words("about.no-norms");
        int people =
                group.scales().stream().mapToInt(NormGroup.ScaleNorm::n).min().orElse(0);
        return reading.words("about.norms", group.code(), people, new Written(source.locale()).date(group.validFrom()));
    }

    private boolean isPicked() {
        return main().stream().anyMatch(each -> each.kind() == SectionKind.STAGED_PICK);
    }
}
