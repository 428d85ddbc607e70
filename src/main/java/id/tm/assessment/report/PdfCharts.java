package id.tm.assessment.report;

import id.tm.assessment.report.ReportContent.Gauge;
import id.tm.assessment.report.ReportContent.Ranks;
import id.tm.assessment.report.ReportContent.Row;
import id.tm.assessment.report.ReportContent.Share;
import id.tm.platform.document.Document;
import id.tm.platform.document.Ink;
import id.tm.platform.document.Style;
import id.tm.platform.document.Style.Weight;
import java.util.List;

/** The drawings that measure: ring, bars, rankings, gauges. */
final class PdfCharts {

    private static final Style NAME = new Style(Weight.BOLD, 10, Ink.BLACK);
    private static final Style NOTE = new Style(Weight.REGULAR, 8.5, Ink.GREY);
    private static final Ink TRACK = Ink.of(0xE9EDF0);

    static final double BAR_HIGH = 44;
    private static final double ROW_HIGH = 14.3;
    private static final double RING_HIGH = 164;
    private static final double WHOLE = 100;
    private static final double PART_HIGH = 19;

    private final Document paper;

    PdfCharts(Document paper) {
        this.paper = paper;
    }

    /** With the names and shares beside it. */
    void ring(String title, List<Share> shares) {
        double high = Math.max(RING_HIGH, 46 + shares.size() * 17.0);
        paper.drawing(high, canvas -> {
            double radius = 66;
            double middle = high / 2 + 4;
            for (EmblemDrawing.Sector each : EmblemDrawing.ring(shares)) {
                canvas.sector(
                        radius + 8,
                        middle,
                        radius * each.inner(),
                        radius * each.outer(),
                        each.from(),
                        each.to(),
                        each.ink());
            }
            if (!shares.isEmpty()) {
                String most = shares.get(0).percent() + "%";
                canvas.textCentre(radius + 8, middle + 7, new Style(Weight.BOLD, 20, paper.colour()), most);
            }
            double x = 2 * radius + 44;
            double y = middle - (shares.size() * 17 + 20) / 2.0;
            canvas.text(x, y + 8, new Style(Weight.BOLD, 12, paper.colour()), title);
            y += 26;
            for (Share share : shares) {
                canvas.roundedRectangle(x, y - 7.5, 9, 9, 2, share.ink());
                canvas.text(x + 16, y, share.percent() > 0 ? NAME.size(9.5) : NOTE.size(9.5), share.name());
                canvas.textRight(canvas.width(), y, NAME.size(9.5), share.percent() + "%");
                y += 17;
            }
        });
    }

    void bars(List<Share> shares) {
        for (Share share : shares) {
            paper.drawing(BAR_HIGH, canvas -> {
                double wide = canvas.width() - 46;
                canvas.text(0, 11, NAME, share.name());
                double named = canvas.widthOf(share.name(), NAME) + 8;
                canvas.text(
                        named, 11, canvas.fitting(share.summary(), NOTE, Math.max(40, wide - named)), share.summary());
                canvas.roundedRectangle(0, 18, wide, 12, 4, TRACK);
                if (share.percent() > 0) {
                    double filled = Math.max(8, wide * share.percent() / WHOLE);
                    canvas.roundedRectangle(0, 18, filled, 12, 4, share.ink());
                }
                canvas.textRight(canvas.width(), 29, new Style(Weight.BOLD, 14, Ink.BLACK), share.percent() + "%");
            });
        }
    }

    /** How much room they take. */
    static double heightOf(List<Ranks> parts) {
        return parts.stream()
                .mapToDouble(
                        part -> part.rows().size() * ROW_HIGH + (part.title().isEmpty() ? 3 : PART_HIGH + 3))
                .sum();
    }

    void ranks(List<Ranks> parts) {
        for (Ranks part : parts) {
            paper.ensure(ROW_HIGH * 3 + PART_HIGH);
            if (!part.title().isEmpty()) {
                paper.drawing(PART_HIGH, canvas -> canvas.text(0, 13, NAME.in(paper.colour()), part.title()));
            }
            part.rows().forEach(this::row);
            paper.space(3);
        }
    }

    private void row(Row row) {
        paper.drawing(ROW_HIGH, canvas -> {
            double base = 10.5;
            canvas.textRight(17, base, NOTE, String.valueOf(row.rank()));
            canvas.circle(29, base - 3.2, 3.4, row.ink());
            canvas.text(39, base, canvas.fitting(row.name(), NAME.size(9.5), 128), row.name());
            canvas.text(174, base, canvas.fitting(row.group(), NOTE, 108), row.group());
            double from = 290;
            double wide = canvas.width() - from - 74;
            canvas.roundedRectangle(from, base - 7, wide, 7.5, 3.2, TRACK);
            if (row.fill() > 0) {
                canvas.roundedRectangle(from, base - 7, Math.max(6.5, wide * row.fill()), 7.5, 3.2, row.ink());
            }
            canvas.textRight(canvas.width() - 32, base, NAME.size(9), row.figure());
            canvas.textRight(canvas.width(), base, NOTE, row.norm());
        });
    }

    void gauge(Gauge gauge) {
        Style figure = new Style(Weight.BOLD, 24, paper.colour());
        paper.ensure(110 + paper.heightOf(gauge.text(), Style.BODY.size(10), paper.width()));
        paper.drawing(88, canvas -> {
            canvas.text(0, 24, new Style(Weight.BOLD, 14, Ink.BLACK), gauge.name());
            canvas.text(0, 40, NOTE.size(9.5), gauge.summary());
            canvas.textRight(canvas.width(), 26, figure, gauge.figure());
            canvas.textRight(canvas.width(), 41, NAME.in(paper.colour()), gauge.band());
            canvas.roundedRectangle(0, 54, canvas.width(), 14, 7, TRACK);
            double filled = Math.max(14, canvas.width() * gauge.fill());
            canvas.roundedRectangle(0, 54, filled, 14, 7, paper.colour().tint(0.75));
            canvas.circle(filled - 7, 61, 9.5, Ink.WHITE);
            canvas.circle(filled - 7, 61, 7.5, paper.colour());
            canvas.text(0, 82, NOTE, gauge.low());
            canvas.textRight(canvas.width(), 82, NOTE, gauge.high());
        });
        if (!gauge.text().isEmpty()) paper.space(8).paragraph(gauge.text(), Style.BODY.size(10));
        paper.space(12);
    }
}
