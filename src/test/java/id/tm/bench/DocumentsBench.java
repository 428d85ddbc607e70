package id.tm.bench;

import id.tm.assessment.catalog.ReportTier;
import id.tm.assessment.report.ReportSource;
import id.tm.assessment.report.SampleReport;
import id.tm.platform.document.SampleDocument;
import id.tm.platform.problem.Texts;
import id.tm.testing.Pdfs;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** How long it takes to draw a PDF. */
final class DocumentsBench {

    private static final int WARM_UP = 300;
    private static final int RUNS = 200;
    private static final int PAGES = 20;

    private DocumentsBench() {}

    static void run() {
        int rows = 1;
        while (Pdfs.pages(SampleDocument.rows(rows)).size() < PAGES) rows += 10;
        int many = rows;
        Report report = new Report("documents", "Documents");
        report.note("One thread, within the bench's own process");
        report.section("Milliseconds for one PDF", "document", "first", "p50", "p95", "kB");
        measure(report, "invoice", SampleDocument::invoice);
        measure(report, "table of " + PAGES + " pages, " + many + " rows", () -> SampleDocument.rows(many));
        for (String instrument : List.of("st-30", "talent-themes")) {
            for (Locale language : List.of(Texts.INDONESIAN, Locale.ENGLISH)) {
                ReportSource source = SampleReport.source(instrument, ReportTier.FULL, language);
                int pages = Pdfs.pages(SampleReport.pdf(source)).size();
                measure(
                        report,
                        "full report of " + instrument + ", " + language + ", " + pages + " pages",
                        () -> SampleReport.pdf(source));
            }
        }
        report.write();
    }

    private static void measure(Report report, String name, Supplier<byte[]> document) {
        double first = milliseconds(document);
        for (int run = 0; run < WARM_UP; run++) milliseconds(document);
        double[] took = new double[RUNS];
        for (int run = 0; run < RUNS; run++) took[run] = milliseconds(document);
        Arrays.sort(took);
        report.row(name, first, took[RUNS / 2], took[RUNS * 95 / 100], document.get().length / 1024);
    }

    private static double milliseconds(Supplier<byte[]> document) {
        long begin = System.nanoTime();
        if (document.get().length == 0) throw new IllegalStateException("nothing drawn");
        return (System.nanoTime() - begin) / 1e6;
    }
}
