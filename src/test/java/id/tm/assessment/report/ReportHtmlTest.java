package id.tm.assessment.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.assessment.catalog.ReportTier;
import id.tm.assessment.instrument.InstrumentFile;
import id.tm.assessment.instrument.ShippedForms;
import id.tm.platform.document.Documents;
import id.tm.platform.problem.Texts;
import id.tm.testing.Pdfs;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The pages are left in target/report for whoever wants to look at them. */
@ServiceTest
class ReportHtmlTest {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\"'<> ]+");

    @Inject
    Documents documents;

    @Inject
    Texts texts;

    @Test
    void pageSaysWhatThePaperSays() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "report"));
        for (String instrument : SampleReport.INSTRUMENTS) {
            for (ReportTier tier : ReportTier.values()) {
                for (Locale locale : Texts.SUPPORTED) {
                    ReportSource source = SampleReport.source(instrument, tier, locale);
                    String page = page(source);
                    String name = instrument + "-" + tier.name().toLowerCase(Locale.ROOT) + "-" + locale.getLanguage();
                    Files.writeString(folder.resolve(name + ".html"), page);
                    assertThat(page(source)).isEqualTo(page);
                    String shown = words(Jsoup.parse(page).text());
                    String paper = words(String.join(" ", Pdfs.pages(SampleReport.pdf(source))));
                    ReportContent content = SampleReport.content(source);
                    content.portraits().stream()
                            .flatMap(part -> part.items().stream())
                            .forEach(item -> {
                                assertThat(shown).as(name).contains(words(item.text()));
                                assertThat(paper).as(name).contains(words(item.text()));
                            });
                    content.chapters().stream()
                            .flatMap(chapter -> chapter.ranks().stream())
                            .flatMap(part -> part.rows().stream())
                            .forEach(row -> assertThat(shown).as(name).contains(words(row.name())));
                    assertThat(shown)
                            .as(name)
                            .contains(words(content.glance().lead()))
                            .contains(words(content.about().proofText()));
                }
            }
        }
    }

    /** Paper is compared between processes; the page needs a running service, so only its surroundings change. */
    @Test
    void pageIsTheSameWhereverTheServiceRuns() {
        ReportSource source = SampleReport.source("talent-themes", ReportTier.FULL, Locale.ENGLISH);
        String page = page(source);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String language : List.of("ar-EG", "tr-TR", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
                assertThat(page(source)).as(language).isEqualTo(page);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void pageRunsNothingAndFetchesNothing() {
        String page = page(SampleReport.source("st-30", ReportTier.FULL, Texts.INDONESIAN));
        Document parsed = Jsoup.parse(page);

        assertThat(parsed.select("script, link, img, iframe, object, embed, form, [onclick], [src]"))
                .isEmpty();
        Matcher addresses = ADDRESS.matcher(page);
        while (addresses.find()) assertThat(addresses.group()).isEqualTo(SampleReport.LINK.toString());
        assertThat(parsed.select("html").attr("lang")).isEqualTo("id");
        assertThat(parsed.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(ReportHtml.POLICY).contains("default-src 'none'").doesNotContain("script-src");
    }

    @Test
    void drawingsAreWholeAndOfOneShapeForEachScale() {
        Document parsed = Jsoup.parse(page(SampleReport.source("st-30", ReportTier.FULL, Texts.INDONESIAN)));

        assertThat(parsed.select(".sky svg path")).hasSize(30).allMatch(path -> path.attr("d")
                .matches("M-?[\\d.]+ -?[\\d.]+L.*Z"));
        assertThat(parsed.select(".ring svg path")).hasSize(3);
        assertThat(parsed.select(".tile")).hasSize(30);
        assertThat(parsed.select(".tile.white")).hasSize(8);
        assertThat(parsed.select(".tile[style*=#d1495b] b").eachText())
                .containsExactlyInAnyOrderElementsOf(SampleReport.PICKS.get(0));
    }

    @Test
    void namesAreTextAndNothingElse() {
        InstrumentFile file = ShippedForms.file("st-30");
        ReportSource source = SampleReport.source("st-30", ReportTier.SHORT, Locale.ENGLISH);
        String name = "<script>alert('x')</script>\"><img src=x>{page.house}";

        Document parsed =
                Jsoup.parse(page(SampleReport.source(file, source.scores(), ReportTier.SHORT, Locale.ENGLISH, name)));

        assertThat(parsed.select("script, img")).isEmpty();
        assertThat(parsed.select(".owner strong").text()).isEqualTo(name);
    }

    private String page(ReportSource source) {
        return ReportHtml.draw(ReportWriter.write(source, texts), documents);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
