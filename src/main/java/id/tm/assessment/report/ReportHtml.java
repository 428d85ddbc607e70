package id.tm.assessment.report;

import id.tm.assessment.report.ReportContent.Emblem;
import id.tm.assessment.report.ReportContent.Share;
import id.tm.platform.document.Documents;
import id.tm.platform.document.Ink;
import id.tm.platform.document.QrCode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;

/** A report as a page of its own: everything it shows is in it, and it runs nothing. Prints on A4. */
public final class ReportHtml {

    /** What a browser may do with it: no scripts, nothing from elsewhere. */
    public static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors"
                    + " 'none'";

    private static final double RADIUS = 100;
    private static final int MOST_LINES = 2;

    /** What the page draws beside the words. */
    public record Page(
            String house,
            String colour,
            String pale,
            String disc,
            List<Shape> emblem,
            List<Line> centre,
            List<Shape> ring,
            String most,
            String qr,
            int qrSize) {}

    public record Shape(String path, String fill) {}

    public record Line(int y, String text) {}

    @CheckedTemplate(basePath = "assessment-report")
    static class Templates {
        static native TemplateInstance page(ReportContent content, Page page);

        private Templates() {}
    }

    private ReportHtml() {}

    public static String draw(ReportContent content, Documents documents) {
        return Templates.page(content, page(content, documents)).render();
    }

    private static Page page(ReportContent content, Documents documents) {
        QrCode code = QrCode.of(content.about().link().toString());
        Ink colour = documents.colour();
        List<Share> shares = content.glance().shares();
        Emblem emblem = content.cover().emblem();
        return new Page(
                documents.houseName(),
                colour.hex(),
                colour.tint(0.08).hex(),
                colour.tint(0.14).hex(),
                shapes(EmblemDrawing.sectors(emblem)),
                centre(emblem.centre()),
                shapes(EmblemDrawing.ring(shares)),
                shares.isEmpty() ? "" : shares.get(0).percent() + "%",
                Svg.qr(code),
                code.size());
    }

    private static List<Shape> shapes(List<EmblemDrawing.Sector> sectors) {
        return sectors.stream()
                .map(each -> new Shape(
                        Svg.sector(0, 0, RADIUS * each.inner(), RADIUS * each.outer(), each.from(), each.to()),
                        each.ink().hex()))
                .toList();
    }

    /** On two lines where it has more than one word. */
    private static List<Line> centre(String name) {
        String[] words = name.split(" ", MOST_LINES);
        List<Line> lines = new ArrayList<>();
        for (String word : words) lines.add(new Line(words.length == 1 ? 4 : 2 + lines.size() * 9, word));
        return lines;
    }
}
