package id.tm.assessment.report;

import id.tm.assessment.catalog.ReportTier;
import id.tm.platform.document.Fact;
import id.tm.platform.document.Ink;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every word and figure of a report in the language of its reader; paper and page differ in how they set it only.
 *
 * @param portraits what is said about single themes or typologies; empty where the tier goes less deep
 * @param branding of the full tier only
 * @param steps of the tier for students only
 */
public record ReportContent(
        ReportTier tier,
        Locale locale,
        Cover cover,
        Glance glance,
        List<Chapter> chapters,
        List<Portraits> portraits,
        @Nullable Branding branding,
        @Nullable Steps steps,
        About about) {

    public String language() {
        return locale.getLanguage();
    }

    /** @param kind the name of the tier */
    public record Cover(
            String kind, String title, String preparedFor, String person, List<Fact> facts, Emblem emblem) {}

    /** One slice for every scale: no two results look alike. */
    public record Emblem(String label, String centre, List<Slice> slices) {}

    /** @param share of the radius, from 0 to 1 */
    public record Slice(double share, Ink ink) {}

    /** What somebody reads who reads one page. */
    public record Glance(
            String title,
            String lead,
            String firstLabel,
            @Nullable Topic first,
            List<Topic> others,
            String sharesTitle,
            List<Share> shares) {}

    /** A theme or typology by its name; the group is empty where it has none. */
    public record Topic(int rank, String name, String group, Ink ink, String summary) {

        /** What it is printed on. */
        public String pale() {
            return ink.tint(0.1).hex();
        }
    }

    public record Share(String name, String summary, int percent, Ink ink) {}

    /** One section of the test. */
    public record Chapter(
            String title,
            String lead,
            @Nullable ColourMap map,
            String sharesTitle,
            String sharesLead,
            List<Share> shares,
            List<Domain> domains,
            String ranksTitle,
            List<Ranks> ranks,
            List<Gauge> gauges) {

        /** Whether it needs no page of its own. */
        public boolean isSmall() {
            return map == null && shares.isEmpty();
        }
    }

    public record ColourMap(List<Cluster> clusters, List<Legend> legend) {}

    public record Cluster(String name, String share, List<Tile> tiles) {}

    public record Tile(String code, String name, Shade shade) {}

    public record Legend(String label, Shade shade, int count) {}

    /** A domain with what belongs to it, strongest first. */
    public record Domain(String name, Ink ink, List<Member> members) {}

    /** The deeper its colour, the stronger. */
    public record Member(int rank, String name, Ink fill, Ink letters) {}

    /** A part of a ranking; the title is empty where it has only one. */
    public record Ranks(String title, @Nullable Shade shade, List<Row> rows) {}

    /**
     * @param fill of the bar, from 0 to 1
     * @param figure the score, empty where none is shown
     * @param norm the place among others, empty where none is known
     */
    public record Row(int rank, String name, String group, Ink ink, double fill, String figure, String norm) {

        public String width() {
            return Svg.number(100 * fill);
        }
    }

    /** A scale that stands alone, on a line from its lowest to its highest score. */
    public record Gauge(
            String name,
            String band,
            String figure,
            double fill,
            String low,
            String high,
            String summary,
            String text) {

        public String width() {
            return Svg.number(100 * fill);
        }
    }

    /** @param growth whether they are about what is weak */
    public record Portraits(String title, String lead, boolean growth, List<Portrait> items) {}

    public record Portrait(Topic topic, String text) {}

    public record Branding(
            String title,
            String lead,
            String sentence,
            List<Topic> pillars,
            String promptsTitle,
            List<String> prompts) {}

    public record Steps(String title, String lead, List<String> steps) {}

    public record About(
            String title,
            List<Fact> notes,
            String proofTitle,
            String proofText,
            String codeLabel,
            String code,
            URI link) {}
}
