package id.tm.assessment.report;

import id.tm.assessment.instrument.ReportTexts;
import id.tm.assessment.instrument.SectionFile;
import id.tm.assessment.report.ReportContent.Chapter;
import id.tm.assessment.report.ReportContent.Cluster;
import id.tm.assessment.report.ReportContent.ColourMap;
import id.tm.assessment.report.ReportContent.Domain;
import id.tm.assessment.report.ReportContent.Gauge;
import id.tm.assessment.report.ReportContent.Legend;
import id.tm.assessment.report.ReportContent.Member;
import id.tm.assessment.report.ReportContent.Ranks;
import id.tm.assessment.report.ReportContent.Row;
import id.tm.assessment.report.ReportContent.Share;
import id.tm.assessment.report.ReportContent.Tile;
import id.tm.assessment.scoring.Band;
import id.tm.assessment.scoring.Colour;
import id.tm.assessment.scoring.ScaleScore;
import id.tm.assessment.scoring.SectionKind;
import id.tm.assessment.scoring.SectionScores;
import id.tm.platform.document.Ink;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one section of a test came to: its map, its clusters or domains, its ranking. */
final class ChapterWriter {

    /** From what is most like somebody to what is least. */
    private static final List<Colour> ORDER =
            List.of(Colour.RED, Colour.YELLOW, Colour.WHITE, Colour.GREY, Colour.BLACK);

    /** The colour of the last band. */
    private static final double PALEST = 0.1;

    /** Letters on what is stronger are white. */
    private static final double LIGHT = 0.7;

    private final Reading reading;
    private final SectionScores scores;
    private final SectionFile section;

    private ChapterWriter(Reading reading, SectionScores scores) {
        this.reading = reading;
        this.scores = scores;
        this.section = reading.section(scores);
    }

    static Chapter write(Reading reading, SectionScores scores) {
        return new ChapterWriter(reading, scores).chapter();
    }

    /**
     * By their order in the key; those whose scales nobody picked have nothing. None of forced choices: what one thing is
     * preferred to another by has no whole of which it could be a part.
     */
    static List<Share> shares(Reading reading, SectionScores scores) {
        if (scores.kind() == SectionKind.FORCED_CHOICE) return List.of();
        return scores.groups().stream()
                .map(each -> new Share(
                        reading.groupName(each.group()),
                        reading.groupSummary(each.group()),
                        each.share(),
                        reading.tones.of(each.group())))
                .toList();
    }

    private Chapter chapter() {
        boolean picked = scores.kind() == SectionKind.STAGED_PICK;
        boolean gauged = scores.kind() == SectionKind.MEAN;
        int count = scores.scales().size();
        String kind = picked ? "picked" : gauged ? "gauged" : "ranked";
        List<Domain> domains = domains();
        boolean whole = reading.depth.rows() >= count;
        // Where a part of the ranks is enough, map and domains show it already.
        boolean ranked = !gauged && (whole || !picked && domains.isEmpty());
        List<Ranks> ranks = !ranked ? List.of() : picked ? stages() : bands();
        return new Chapter(
                picked ? reading.words("map.title", count) : section.name().in(reading.source.locale()),
                reading.words("chapter.lead." + kind, count),
                picked ? map() : null,
                reading.words("shares.title." + (picked ? "picked" : "ranked")),
                reading.words("shares.lead." + (picked ? "picked" : "ranked")),
                shares(reading, scores),
                domains,
                ranksTitle(ranks, domains.isEmpty() && scores.groups().isEmpty()),
                ranks,
                gauged ? scores.scales().stream().map(this::gauge).toList() : List.of());
    }

    /** Nothing where they are all that the chapter has. */
    private String ranksTitle(List<Ranks> ranks, boolean alone) {
        int shown = ranks.stream().mapToInt(each -> each.rows().size()).sum();
        if (shown < scores.scales().size()) return reading.words("ranks.title.top", shown);
        return alone ? "" : reading.words("ranks.title.all");
    }

    private ColourMap map() {
        List<Cluster> clusters = new ArrayList<>();
        for (String group : reading.source.instrument().key().groups()) {
            List<Tile> tiles = scores.scales().stream()
                    .filter(each -> group.equals(each.group()))
                    .sorted(Comparator.comparing(ScaleScore::scale))
                    .map(this::tile)
                    .toList();
            if (!tiles.isEmpty()) clusters.add(new Cluster(reading.groupName(group), share(group), tiles));
        }
        List<Legend> legend = ORDER.stream()
                .map(colour -> new Legend(
                        reading.words("colour." + colour),
                        Shade.of(colour),
                        Reading.of(scores, colour).size()))
                .toList();
        return new ColourMap(clusters, legend);
    }

    private Tile tile(ScaleScore score) {
        Colour colour = Objects.requireNonNullElse(score.colour(), Colour.WHITE);
        return new Tile(score.scale(), reading.name(score.scale()), Shade.of(colour));
    }

    private String share(String group) {
        return scores.groups().stream()
                .filter(each -> each.group().equals(group))
                .map(each -> each.share() + "%")
                .findFirst()
                .orElse("0%");
    }

    /** Where the ranks have bands, as these give each member its strength. */
    private List<Domain> domains() {
        List<Band> bands = reading.bands(scores);
        if (bands.size() < 2 || scores.kind() == SectionKind.MEAN) return List.of();
        List<String> names = bands.stream().map(Band::code).toList();
        return reading.source.instrument().key().groups().stream()
                .map(group -> new Domain(
                        reading.groupName(group),
                        reading.tones.of(group),
                        scores.scales().stream()
                                .filter(each -> group.equals(each.group()))
                                .map(each -> member(each, names))
                                .toList()))
                .filter(domain -> !domain.members().isEmpty())
                .toList();
    }

    private Member member(ScaleScore score, List<String> bands) {
        int band = score.band() == null ? bands.size() - 1 : bands.indexOf(score.band());
        double strength = 1 - band / (bands.size() - 1.0);
        return new Member(
                score.rank(),
                reading.name(score.scale()),
                reading.tones.of(score.group()).tint(PALEST + (1 - PALEST) * strength),
                strength > LIGHT ? Ink.WHITE : Ink.BLACK);
    }

    private List<Ranks> stages() {
        return ORDER.stream()
                .map(colour -> ranks(reading.words("colour." + colour), Shade.of(colour), Reading.of(scores, colour)))
                .filter(ranks -> !ranks.rows().isEmpty())
                .toList();
    }

    private List<Ranks> bands() {
        List<ScaleScore> shown =
                scores.scales().stream().limit(reading.depth.rows()).toList();
        List<Band> bands = reading.bands(scores);
        List<Ranks> parts = bands.stream()
                .map(band -> ranks(
                        reading.bandName(band.code()),
                        null,
                        shown.stream()
                                .filter(each -> band.code().equals(each.band()))
                                .toList()))
                .toList();
        Ranks others = ranks(
                bands.isEmpty() ? "" : reading.words("ranks.others"),
                null,
                shown.stream().filter(each -> each.band() == null).toList());
        return Stream.concat(parts.stream(), Stream.of(others))
                .filter(ranks -> !ranks.rows().isEmpty())
                .toList();
    }

    private Ranks ranks(String title, @Nullable Shade shade, List<ScaleScore> scales) {
        return new Ranks(title, shade, scales.stream().map(this::row).toList());
    }

    private Row row(ScaleScore score) {
        ScoreRange range = ScoreRange.of(reading.source.instrument(), section, score.scale());
        boolean shown = reading.depth.figures();
        return new Row(
                score.rank(),
                reading.name(score.scale()),
                reading.groupName(score),
                reading.tones.of(score.group()),
                range.fill(score.score()),
                shown ? figure(score.score(), range) : "",
                shown && score.norm() != null
                        ? reading.words("norm", score.norm().percentile())
                        : "");
    }

    private String figure(@Nullable BigDecimal score, ScoreRange range) {
        if (score == null) return "–";
        String number = reading.number(score);
        if (range.least() < 0) return score.signum() > 0 ? "+" + number : number.replace('-', '\u2212');
        return number + "/" + reading.number(BigDecimal.valueOf(range.most()));
    }

    private Gauge gauge(ScaleScore score) {
        ScoreRange range = ScoreRange.of(reading.source.instrument(), section, score.scale());
        double fill = range.fill(score.score());
        ReportTexts.ScaleText text = reading.text(score.scale()).orElse(null);
        var said = text == null ? null : fill >= 0.5 ? text.strengths() : text.weaknesses();
        boolean deep = reading.depth.strengths() > 0 && score.score() != null;
        return new Gauge(
                reading.name(score.scale()),
                score.band() == null ? "" : reading.bandName(score.band()),
                reading.depth.figures() ? figure(score.score(), range) : "",
                fill,
                reading.words("gauge.low"),
                reading.words("gauge.high"),
                reading.summary(score.scale()),
                said == null || !deep ? "" : said.in(reading.source.locale()));
    }
}
