package id.tm.assessment.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import id.tm.assessment.catalog.ReportTier;
import id.tm.assessment.instrument.InstrumentFile;
import id.tm.assessment.instrument.ShippedForms;
import id.tm.assessment.scoring.Answers;
import id.tm.assessment.scoring.Scores;
import id.tm.platform.document.Ink;
import id.tm.platform.problem.Texts;
import id.tm.testing.Pdfs;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPdfTest {

    private static final Locale ID = Texts.INDONESIAN;
    private static final Locale EN = Locale.ENGLISH;

    @Test
    void sameSourceGivesTheSameBytesInEveryProcess(@TempDir Path folder) throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Duser.timezone=America/New_York",
                        "-Duser.language=ar",
                        SampleReport.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(other.waitFor()).isZero();
        for (String instrument : SampleReport.INSTRUMENTS) {
            for (ReportTier tier : ReportTier.values()) {
                for (Locale locale : Texts.SUPPORTED) {
                    String name = instrument + "-" + tier.name().toLowerCase(Locale.ROOT) + "-" + locale.getLanguage();
                    assertThat(Files.readAllBytes(folder.resolve(name + ".pdf")))
                            .as(name)
                            .isEqualTo(SampleReport.pdf(SampleReport.source(instrument, tier, locale)));
                }
            }
        }
    }

    @Test
    void fullReportOfTypologiesReadsFromCoverToProof() {
        List<String> pages = pages("st-30", ReportTier.FULL, ID);

        assertThat(pages).hasSize(9);
        assertThat(pages.get(0))
                .contains("Laporan Lengkap", "ST-30", "Disusun untuk", "Ayu Lestari Wijaya", "23 November 2026")
                .contains("ST-30, versi 1", SampleReport.CODE)
                .doesNotContain("Halaman");
        assertThat(pages.get(1))
                .contains("Sekilas tentang Anda", "Paling menonjol", "Penata Catatan", "Duta Relasi")
                .contains("Menjaga agar dokumen, jadwal, dan data")
                .contains("Melahirkan Gagasan 50%", "Mencatat dan Menyampaikan 33%", "Menjalin Relasi 17%");
        assertThat(pages.get(2))
                .contains("Peta 30 tipologi", "Paling menggambarkan Anda (6)", "Tidak dipilih (8)")
                .contains("Kurang menggambarkan Anda (5)", "Paling tidak menggambarkan Anda (6)");
        for (String code :
                ("ADM AMB ANA ARR CAR CMD COM CRE DES DIS EDU EVA EXP INT JOU MAR MED MOT OPE PRO QCA RES SAF"
                                + " SLC SEL SER STR SYN TRE VIS")
                        .split(" ")) {
            assertThat(pages.get(2)).containsPattern("\\b" + code + "\\b");
        }
        assertThat(pages.get(3))
                .contains("Rumpun kekuatan", "50%", "33%", "17%", "Urutan lengkap", "30 Pemegang Kendali");
        assertThat(pages.get(4)).contains("Kekuatan Anda", "Anda menikmati pekerjaan yang menuntut kerapian");
        assertThat(pages.get(5)).contains("Kekuatan pendukung", "Penyampai Pesan");
        assertThat(pages.get(6)).contains("Yang menguras tenaga Anda", "Penjaga Keamanan");
        assertThat(pages.get(7))
                .contains("Andalkan saya sebagai Penata Catatan, Duta", "Relasi, dan Pencetus Gagasan.");
        assertThat(pages.get(8))
                .contains("Tentang laporan ini", "Periksa keaslian laporan", SampleReport.LINK.toString())
                .contains("Dibuat dengan ST-30 versi 1, kunci skor 1, mesin skor 1");
        for (int page = 2; page <= pages.size(); page++) {
            assertThat(pages.get(page - 1))
                    .contains("Kode verifikasi " + SampleReport.CODE, "Halaman " + page + " dari " + pages.size());
        }
    }

    @Test
    void themesAreRankedInTheirDomainsAndBands() {
        List<String> pages = pages("talent-themes", ReportTier.FULL, EN);

        assertThat(pages.get(2)).contains("Domains of talent", "Striving", "Thinking", "Relating", "Influencing");
        assertThat(lines(pages.get(3))).containsSubsequence("Dominant", "Strong", "Middle", "Weak", "Lowest");
        assertThat(lines(pages.get(3)))
                .filteredOn(line -> line.matches("\\d+ .* \\d+/25"))
                .hasSize(34);
        assertThat(pages.get(4)).contains("Activities", "Perseverance", "Good perseverance", "3.86/5");
        assertThat(String.join("\n", pages)).contains("What drains you", "Supporting strengths");
    }

    @Test
    void forcedChoicesAreRankedAndShareNoWhole() {
        String all = String.join("\n", pages("work-style", ReportTier.FULL, EN));
        int forced = all.indexOf("\nMost and Least Like Me");

        assertThat(all.substring(all.indexOf("\nSituations"), forced)).contains("Domains of talent", "58%");
        assertThat(all.substring(forced, all.indexOf("\nYour strengths")))
                .contains("1 Connector +2", "4 Thinker −2")
                .doesNotContain("Domains of talent", "%");
    }

    @Test
    void tiersDifferInDepth() {
        String full = String.join("\n", pages("talent-themes", ReportTier.FULL, EN));
        String brief = String.join("\n", pages("talent-themes", ReportTier.SHORT, EN));
        String student = String.join("\n", pages("talent-themes", ReportTier.STUDENT, EN));

        assertThat(full).contains("Your strengths", "What drains you", "Introducing yourself", "/25");
        assertThat(brief)
                .contains("Summary Report", "You at a glance", "Top 10")
                .doesNotContain("Your strengths", "What drains you", "Introducing yourself", "Five small steps");
        assertThat(student)
                .contains("Student Report", "Your strengths", "What can still be trained", "Five small steps")
                .doesNotContain("What drains you", "Introducing yourself", "/25", "/12");
        assertThat(brief.length()).isLessThan(student.length());
        assertThat(student.length()).isLessThan(full.length());
    }

    @Test
    void languagesDoNotMix() {
        assertThat(String.join("\n", pages("st-30", ReportTier.STUDENT, EN)))
                .doesNotContain("Laporan", "Anda", "Halaman", "Kode");
        assertThat(String.join("\n", pages("st-30", ReportTier.STUDENT, ID)))
                .doesNotContain("Report", " you ", "Page", "strength");
    }

    @Test
    void mapShowsTheFiveColoursAsOftenAsTheyWerePicked() throws IOException {
        BufferedImage page = picture(SampleReport.pdf(SampleReport.source("st-30", ReportTier.FULL, ID)), 2);

        long red = pixels(page, Shade.RED.fill());
        long yellow = pixels(page, Shade.YELLOW.fill());
        long grey = pixels(page, Shade.GREY.fill());
        long black = pixels(page, Shade.BLACK.fill());
        // Tiles are of one size; their letters take a little of it.
        double tile = red / 6.0;
        assertThat(tile).isGreaterThan(2000);
        assertThat(yellow / tile).isBetween(4.6, 5.4);
        assertThat(grey / tile).isBetween(4.6, 5.4);
        assertThat(black / tile).isBetween(5.5, 6.5);
    }

    @Test
    void codesOnCoverAndLastPageLeadToTheProof() throws Exception {
        byte[] pdf = SampleReport.pdf(SampleReport.source("work-style", ReportTier.SHORT, EN));
        int last = Pdfs.pages(pdf).size() - 1;
        assertThat(read(picture(pdf, 0))).isEqualTo(SampleReport.LINK.toString());
        assertThat(read(picture(pdf, last))).isEqualTo(SampleReport.LINK.toString());
    }

    @Test
    void allThreesAreOrderedByCodeAndMakeEqualDomains() {
        InstrumentFile file = ShippedForms.file("talent-themes");
        Scores scores = SampleReport.scores(file, SampleReport.same(ShippedForms.form(file), "3"), null);
        ReportContent content = SampleReport.content(SampleReport.source(file, scores, ReportTier.FULL, EN, "Ayu"));

        assertThat(content.chapters().get(0).ranks())
                .flatExtracting(ReportContent.Ranks::rows)
                .allMatch(row -> row.figure().equals("15/25"))
                .extracting(ReportContent.Row::rank)
                .startsWith(1, 2, 3)
                .hasSize(34);
        assertThat(content.glance().shares()).allMatch(share -> share.percent() == 25);
    }

    @Test
    void normsAreShownAndExplainedWhereThereAreAny() {
        InstrumentFile bare = ShippedForms.file("talent-themes");
        InstrumentFile file = new InstrumentFile(
                bare.code(),
                bare.name(),
                bare.description(),
                bare.answerTemplates(),
                bare.sections(),
                bare.key(),
                List.of(SampleReport.norms(bare, "themes")),
                bare.texts());
        Scores scores = SampleReport.scores(
                file,
                SampleReport.answers(ShippedForms.form(file)),
                file.norms().get(0));
        String full = text(SampleReport.source(file, scores, ReportTier.FULL, EN, "Ayu"));
        String student = text(SampleReport.source(file, scores, ReportTier.STUDENT, EN, "Ayu"));

        assertThat(full.replaceAll("\\s+", " "))
                .contains("norm group adults-2026 (1,250 people, valid from 1 January 2026)");
        assertThat(lines(full)).filteredOn(line -> line.matches(".*/25 P\\d+")).hasSize(34);
        assertThat(student).doesNotContain("adults-2026").doesNotContainPattern("P\\d\\d?\\b");
    }

    @ParameterizedTest
    @EnumSource(ReportTier.class)
    void nothingAnsweredIsAReportToo(ReportTier tier) {
        for (String instrument : SampleReport.INSTRUMENTS) {
            InstrumentFile file = ShippedForms.file(instrument);
            Scores scores = SampleReport.scores(file, Answers.of(Map.of()), null);
            assertThat(text(SampleReport.source(file, scores, tier, ID, "Ayu"))).contains("Tentang laporan ini");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Y",
                "Raden Ajeng Kusumaningtyas Widyaningrum Purnamasari Hadiningrat Sastrowardoyo binti Abdurrahman",
                "👩‍🎓 漢字 العربية",
                "<script>alert(1)</script>",
                "a\nb\u0000c"
            })
    void anyNameFitsTheCover(String name) throws IOException {
        InstrumentFile file = ShippedForms.file("st-30");
        ReportSource source = SampleReport.source("st-30", ReportTier.FULL, ID);
        byte[] pdf = SampleReport.pdf(SampleReport.source(file, source.scores(), ReportTier.FULL, ID, name));

        assertThat(Pdfs.pages(pdf)).hasSize(9);
        BufferedImage cover = picture(pdf, 0);
        int edge = cover.getWidth() - 60;
        for (int y = cover.getHeight() * 3 / 4; y < cover.getHeight(); y++) {
            assertThat(cover.getRGB(edge, y) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        }
    }

    @Test
    void noTextOfAnInstrumentIsLost() {
        InstrumentFile file = ShippedForms.file("st-30");
        String all = text(SampleReport.source("st-30", ReportTier.FULL, EN)).replaceAll("\\s+", " ");
        for (String code : SampleReport.PICKS.get(0)) {
            assertThat(all)
                    .contains(file.texts().scale(code).orElseThrow().strengths().en());
        }
        for (String code : SampleReport.PICKS.get(1)) {
            assertThat(all)
                    .contains(
                            file.texts().scale(code).orElseThrow().weaknesses().en());
        }
    }

    private static List<String> pages(String instrument, ReportTier tier, Locale locale) {
        return Pdfs.pages(SampleReport.pdf(SampleReport.source(instrument, tier, locale)));
    }

    private static String text(ReportSource source) {
        return String.join("\n", Pdfs.pages(SampleReport.pdf(source)));
    }

    private static List<String> lines(String page) {
        return Arrays.stream(page.split("\\R")).map(String::strip).toList();
    }

    private static BufferedImage picture(byte[] pdf, int page) throws IOException {
        try (PDDocument file = Loader.loadPDF(pdf)) {
            return new PDFRenderer(file).renderImage(page, 2);
        }
    }

    private static long pixels(BufferedImage picture, Ink ink) {
        int wanted = ink.red() << 16 | ink.green() << 8 | ink.blue();
        return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .filter(pixel -> (pixel & 0xFFFFFF) == wanted)
                .count();
    }

    private static String read(BufferedImage picture) throws Exception {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
