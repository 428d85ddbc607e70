package id.tm.assessment.report;

import id.tm.assessment.report.ReportContent.Cover;
import id.tm.assessment.report.ReportContent.Emblem;
import id.tm.platform.document.Canvas;
import id.tm.platform.document.Documents;
import id.tm.platform.document.Fact;
import id.tm.platform.document.Ink;
import id.tm.platform.document.QrCode;
import id.tm.platform.document.Style;
import id.tm.platform.document.Style.Weight;
import java.util.List;

/** The first page: whose report it is, and the emblem that no other report has. */
final class PdfCover {

    private static final double MARGIN = 54;
    private static final double HORIZON = 596;
    private static final double CODE = 84;
    private static final double FACT_GAP = 24;
    private static final Style VALUE = Style.BODY.size(10).bold();

    private final ReportContent content;
    private final Documents documents;
    private final Ink colour;

    PdfCover(ReportContent content, Documents documents) {
        this.content = content;
        this.documents = documents;
        this.colour = documents.colour();
    }

    void draw(Canvas page) {
        Cover cover = content.cover();
        page.rectangle(0, 0, page.width(), HORIZON, colour);
        page.rectangle(0, HORIZON, page.width(), 6, Shade.YELLOW.fill());
        Style small = new Style(Weight.BOLD, 10, Ink.WHITE);
        page.text(MARGIN, 62, small, documents.houseName());
        page.textRight(page.width() - MARGIN, 62, small.in(Shade.YELLOW.fill()), cover.kind());
        page.line(MARGIN, 76, page.width() - MARGIN, 76, 0.5, colour.tint(0.55));
        double inner = page.width() - 2 * MARGIN;
        page.text(
                MARGIN, 132, page.fitting(cover.title(), new Style(Weight.BOLD, 40, Ink.WHITE), inner), cover.title());
        emblem(page, page.width() / 2, 366, 188, cover.emblem());
        person(page, cover);
    }

    private void person(Canvas page, Cover cover) {
        double wide = page.width() - 2 * MARGIN - CODE - 30;
        page.text(MARGIN, 638, Style.SMALL.size(10), cover.preparedFor());
        Style name = page.fitting(cover.person(), new Style(Weight.BOLD, 26, colour), wide * 1.6);
        List<String> lines = page.lines(cover.person(), name, wide);
        double at = 646;
        for (String line : lines.subList(0, Math.min(2, lines.size()))) {
            page.text(MARGIN, at + name.ascent(), name, line);
            at += name.size() * 1.2;
        }
        facts(page.part(MARGIN, 726, wide, 40), cover.facts());
        QrCode code = QrCode.of(content.about().link().toString());
        page.qr(page.width() - MARGIN - CODE, 669, CODE, code, Ink.BLACK);
    }

    /** As wide as each needs to be, closer where that is too much. */
    private static void facts(Canvas canvas, List<Fact> facts) {
        double needed = facts.stream()
                .mapToDouble(fact -> canvas.widthOf(fact.value(), VALUE) + FACT_GAP)
                .sum();
        double share = Math.min(1, canvas.width() / needed);
        double x = 0;
        for (Fact fact : facts) {
            double each = (canvas.widthOf(fact.value(), VALUE) + FACT_GAP) * share;
            canvas.text(x, 12, Style.SMALL, fact.label());
            canvas.text(x, 27, canvas.fitting(fact.value(), VALUE, each - FACT_GAP / 2), fact.value());
            x += each;
        }
    }

    private void emblem(Canvas page, double x, double y, double radius, Emblem emblem) {
        page.circle(x, y, radius + 14, colour.tint(0.9));
        page.circle(x, y, radius + 6, colour.tint(0.14));
        for (EmblemDrawing.Sector each : EmblemDrawing.sectors(emblem)) {
            page.sector(x, y, radius * each.inner(), radius * each.outer(), each.from(), each.to(), each.ink());
        }
        double hole = radius * EmblemDrawing.HOLE;
        page.circle(x, y, hole - 4, Ink.WHITE);
        if (emblem.centre().isEmpty()) return;
        Style label = Style.SMALL.size(7.5);
        page.textCentre(x, y - 16, label, emblem.label());
        Style name = new Style(Weight.BOLD, 13, colour);
        List<String> lines = page.lines(emblem.centre(), name, hole * 1.6);
        double at = y + 6 - (lines.size() > 1 ? 2 : 0);
        for (String line : lines.subList(0, Math.min(2, lines.size()))) {
            page.textCentre(x, at, page.fitting(line, name, hole * 1.65), line);
            at += 16;
        }
    }
}
