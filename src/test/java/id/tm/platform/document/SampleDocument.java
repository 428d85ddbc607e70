package id.tm.platform.document;

import id.tm.platform.problem.Texts;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A document with all that the kit can set; started as a program it writes it to a file. */
public final class SampleDocument {

    /** The settings that it is made with. */
    public static final Map<String, String> HOUSE = Map.of(
            "tm.document.house.name", "PT Talenta Contoh",
            "tm.document.house.address", "Jl. Jenderal Sudirman Kav. 52–53,Jakarta Selatan 12190",
            "tm.document.house.tax-id", "0012 3456 7801 2000",
            "tm.document.house.email", "finance@example.com");

    static final URI LINK = URI.create("https://tm.example.com/verification/ABCD-1234");
    static final String TITLE = "Tagihan INV/2026/000123";

    private static final Documents DOCUMENTS = documents();

    private SampleDocument() {}

    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), bytes());
    }

    public static Documents documents() {
        DocumentConfig config = new SmallRyeConfigBuilder()
                .withMapping(DocumentConfig.class)
                .withSources(new PropertiesConfigSource(HOUSE, "sample", 100))
                .build()
                .getConfigMapping(DocumentConfig.class);
        return new Documents(config, new Texts());
    }

    /** Of the size of an ordinary invoice. */
    public static byte[] invoice() {
        return begin().title("Tagihan", "INV/2026/000123")
                .facts(List.of(
                        List.of(new Fact("Kepada", "SMA Contoh 1")),
                        List.of(new Fact("Jatuh tempo", "19 Januari 2026"))))
                .table(table(3))
                .totals(List.of(new Fact("Subtotal", "Rp 9.000.000")), new Fact("Jumlah", "Rp 9.990.000"))
                .link(LINK, "Lihat dan bayar", "Pindai kode ini.")
                .bytes();
    }

    /** A table and nothing else. */
    public static byte[] rows(int rows) {
        return begin().table(table(rows)).bytes();
    }

    static Document begin() {
        return DOCUMENTS.begin(TITLE, Texts.INDONESIAN);
    }

    static byte[] bytes() {
        return begin().title("Tagihan", "INV/2026/000123")
                .stamp("LUNAS", "5 Januari 2026", Ink.GREEN)
                .facts(List.of(
                        List.of(new Fact("Kepada", "SMA Contoh 1 👩‍🎓 漢字 العربية")),
                        List.of(new Fact("Jatuh tempo", "19 Januari 2026"))))
                .heading("Rincian")
                .table(table(60))
                .totals(List.of(new Fact("Subtotal", "Rp 9.000.000")), new Fact("Jumlah", "Rp 9.990.000"))
                .rule()
                .paragraph("Terima kasih.")
                .link(LINK, "Periksa keaslian", "Pindai kode ini.")
                .drawing(120, canvas -> {
                    canvas.sector(60, 60, 30, 55, 0, 250, Ink.AMBER);
                    canvas.circle(200, 60, 20, Ink.RED);
                    canvas.polygon(List.of(new Canvas.Point(240, 20), new Canvas.Point(280, 100)), Ink.GREY);
                    canvas.polyline(List.of(new Canvas.Point(300, 20), new Canvas.Point(340, 90)), 2, Ink.GREEN);
                    canvas.rectangle(360, 20, 40, 40, Ink.PALE);
                })
                .bytes();
    }

    private static Table table(int rows) {
        Written written = new Written(Locale.forLanguageTag("id"));
        Table table = new Table().column("No.", 1).column("Uraian", 8).numbers("Jumlah", 3);
        for (int row = 1; row <= rows; row++) {
            table.row(written.number(row), "Asesmen minat bakat " + row, Written.rupiah(75_000L * row));
        }
        return table;
    }
}
