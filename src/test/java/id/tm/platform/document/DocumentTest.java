package id.tm.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import id.tm.platform.document.Style.Weight;
import id.tm.testing.Pdfs;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

    private final Lettering lettering = new Lettering();

    @Test
    void sameInputGivesTheSameBytesInEveryProcess(@TempDir Path folder) throws Exception {
        byte[] here = SampleDocument.bytes();
        assertThat(SampleDocument.bytes()).isEqualTo(here);
        for (String name : List.of("a.pdf", "b.pdf")) {
            Path file = folder.resolve(name);
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-Duser.timezone=America/New_York",
                            "-Duser.language=de",
                            SampleDocument.class.getName(),
                            file.toString())
                    .inheritIO()
                    .start();
            assertThat(other.waitFor()).isZero();
            assertThat(Files.readAllBytes(file)).isEqualTo(here);
        }
    }

    @Test
    void fileSaysWhatItIsAndCarriesOnlyTheLettersItUses() throws IOException {
        byte[] bytes = SampleDocument.bytes();
        assertThat(bytes).hasSizeLessThan(60_000);
        try (PDDocument file = Loader.loadPDF(bytes)) {
            assertThat(file.getDocumentInformation().getTitle()).isEqualTo(SampleDocument.TITLE);
            assertThat(file.getDocumentInformation().getAuthor()).isEqualTo("PT Talenta Contoh");
            assertThat(file.getDocumentInformation().getCreationDate()).isNull();
            assertThat(file.getDocumentCatalog().getLanguage()).isEqualTo("id");
            for (PDPage page : file.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+OpenSans.*");
                }
            }
        }
    }

    @Test
    void longTableRepeatsItsTitlesAndPagesAreCounted() {
        List<String> pages = Pdfs.pages(SampleDocument.bytes());

        assertThat(pages).hasSizeGreaterThan(2);
        for (int page = 1; page <= pages.size(); page++) {
            assertThat(pages.get(page - 1)).contains("Halaman " + page + " dari " + pages.size());
        }
        String all = String.join("\n", pages);
        assertThat(pages.get(0)).contains("No. Uraian Jumlah", "NPWP 0012 3456 7801 2000", "finance@example.com");
        assertThat(pages.get(1)).contains("No. Uraian Jumlah");
        IntStream.rangeClosed(1, 60).forEach(row -> assertThat(all)
                .containsOnlyOnce(row + " Asesmen minat bakat " + row + " " + Written.rupiah(75_000L * row)));
    }

    @Test
    void rowTallerThanAPageIsBrokenBetweenItsLines() throws IOException {
        String words = String.join(
                " ", IntStream.range(0, 3000).mapToObj(each -> "k" + each).toList());

        List<String> pages = Pdfs.pages(SampleDocument.begin()
                .table(new Table()
                        .column("No.", 1)
                        .column("Uraian", 5)
                        .row("1", words)
                        .row("2", "akhir"))
                .bytes());

        assertThat(pages).hasSizeBetween(3, 12);
        String all = String.join(" ", pages).replaceAll("\\s+", " ");
        IntStream.range(0, 3000).forEach(each -> assertThat(all).contains("k" + each));
        assertThat(pages.get(pages.size() - 1)).contains("akhir");
    }

    @Test
    void signsWithoutALetterBecomeOneMarkEach() {
        assertThat(lettering.shown("Ayu 👩‍🎓 漢字")).isEqualTo("Ayu ◊ ◊◊");
        assertThat(lettering.shown("سلام")).isEqualTo("◊◊◊◊");
        assertThat(lettering.shown("שלום")).isEqualTo("◊◊◊◊");
        assertThat(lettering.shown("cafe\u0301 Nguyễn Żółć Ωмир")).isEqualTo("café Nguyễn Żółć Ωмир");
        assertThat(lettering.shown("a\u0000b\tc\u200bd\u202ee\r\nf\rg\ufeff")).isEqualTo("a b cde\nf\ng");
        assertThat(lettering.shown("\ud83d lone \udc69")).isEqualTo("◊ lone ◊");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n",
                "\u0000",
                "👩‍👩‍👧‍👦🇮🇩",
                "الحمد لله",
                "ก็",
                "\ud800",
                "'; drop table x; --",
                "(\\) <<>> %"
            })
    void anyTextCanBeSetAnywhere(String text) throws IOException {
        byte[] bytes = SampleDocument.documents()
                .begin(text, java.util.Locale.ENGLISH)
                .title(text, text)
                .stamp(text, text, Ink.RED)
                .facts(List.of(List.of(new Fact(text, text))))
                .heading(text)
                .paragraph(text)
                .table(new Table().column(text, 1).numbers(text, 1).row(text, text))
                .totals(List.of(new Fact(text, text)), new Fact(text, text))
                .bytes();

        assertThat(Pdfs.pages(bytes)).singleElement().asString().contains("Page 1 of 1");
    }

    @Test
    void linesFitTheirWidthAndLoseNothing() {
        Style style = Style.BODY;
        String text = "Asesmen minat bakat " + "x".repeat(300) + " untuk kelas dua belas\nBaris kedua";

        List<String> lines = lettering.lines(text, style, 120);

        assertThat(lines)
                .allSatisfy(line -> assertThat(lettering.width(line, style)).isLessThanOrEqualTo(120));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replaceAll("\\s", ""));
        assertThat(lines).endsWith("Baris kedua");
        assertThat(lettering.lines("", style, 120)).containsExactly("");
    }

    @Test
    void numbersShrinkRatherThanLeaveTheirColumn() {
        Style style = new Style(Weight.REGULAR, 10, Ink.BLACK);
        String text = Written.rupiah(999_999_999_999_999L);

        assertThat(lettering.width(text, lettering.fitting(text, style, 80))).isLessThanOrEqualTo(80.001);
        assertThat(lettering.fitting("1", style, 80)).isEqualTo(style);
    }

    @Test
    void codeOnThePageIsReadBack() throws Exception {
        byte[] bytes = SampleDocument.begin()
                .link(SampleDocument.LINK, "Periksa", "Pindai")
                .bytes();

        assertThat(read(picture(bytes, 0, 3))).isEqualTo(SampleDocument.LINK.toString());
        assertThatThrownBy(() -> QrCode.of("x".repeat(5000))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tableRefusesARowOfAnotherLength() {
        Table table = new Table().column("a", 1).column("b", 1);
        assertThatThrownBy(() -> table.row("only one")).isInstanceOf(IllegalArgumentException.class);
    }

    static BufferedImage picture(byte[] bytes, int page, int scale) throws IOException {
        try (PDDocument file = Loader.loadPDF(bytes)) {
            return new PDFRenderer(file).renderImage(page, scale);
        }
    }

    private static String read(BufferedImage picture) throws Exception {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        LuminanceSource source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
