package id.tm.assessment.report;

import id.tm.assessment.report.ReportContent.Topic;
import id.tm.platform.document.Canvas;
import id.tm.platform.document.Document;
import id.tm.platform.document.Ink;
import id.tm.platform.document.Style;
import id.tm.platform.document.Style.Weight;
import java.util.List;

/** Themes and typologies on cards. */
final class PdfCards {

    static final double GAP = 10;

    private static final Style TEXT = new Style(Weight.REGULAR, 10, Ink.BLACK);
    private static final double PADDING = 14;

    private final Document paper;
    private final Ink colour;

    PdfCards(Document paper) {
        this.paper = paper;
        this.colour = paper.colour();
    }

    void first(String label, Topic topic) {
        Style name = new Style(Weight.BOLD, 24, Ink.WHITE);
        Style summary = new Style(Weight.REGULAR, 11, Ink.WHITE);
        double inner = paper.width() - 2 * PADDING - 96;
        double high = 78 + paper.heightOf(topic.summary(), summary, inner);
        paper.drawing(high, canvas -> {
            canvas.roundedRectangle(0, 0, canvas.width(), high, 8, colour);
            canvas.sector(canvas.width() - 60, high / 2, 22, 38, 0, 280, colour.tint(0.82));
            canvas.sector(canvas.width() - 60, high / 2, 22, 38, 0, 70, Shade.YELLOW.fill());
            canvas.textCentre(canvas.width() - 60, high / 2 + 7, name.size(20), String.valueOf(topic.rank()));
            Style small = new Style(Weight.BOLD, 9, Shade.YELLOW.fill());
            canvas.text(PADDING + 4, 26, small, label);
            canvas.text(PADDING + 4, 53, canvas.fitting(topic.name(), name, inner), topic.name());
            canvas.paragraph(PADDING + 4, 63, inner, summary, topic.summary());
        });
        paper.space(GAP);
    }

    /** Two beside each other. */
    void cards(List<Topic> topics) {
        double wide = (paper.width() - GAP) / 2;
        for (int each = 0; each < topics.size(); each += 2) {
            List<Topic> pair = topics.subList(each, Math.min(topics.size(), each + 2));
            double high = pair.stream()
                    .mapToDouble(topic -> 48 + paper.heightOf(topic.summary(), Style.BODY, wide - 60))
                    .max()
                    .orElse(0);
            paper.drawing(high, canvas -> {
                double x = 0;
                for (Topic topic : pair) {
                    card(canvas.part(x, 0, wide, high), topic);
                    x += wide + GAP;
                }
            });
            paper.space(GAP);
        }
    }

    private void card(Canvas canvas, Topic topic) {
        canvas.roundedRectangle(
                0, 0, canvas.width(), canvas.height(), 6, topic.ink().tint(0.1));
        canvas.circle(24, 24, 11, topic.ink());
        canvas.textCentre(24, 27.8, new Style(Weight.BOLD, 10.5, Ink.WHITE), String.valueOf(topic.rank()));
        Style name = new Style(Weight.BOLD, 12, Ink.BLACK);
        canvas.text(46, 22, canvas.fitting(topic.name(), name, canvas.width() - 56), topic.name());
        canvas.text(46, 34, canvas.fitting(topic.group(), Style.SMALL, canvas.width() - 56), topic.group());
        canvas.paragraph(46, 38, canvas.width() - 60, Style.BODY, topic.summary());
    }

    void pillars(List<Topic> pillars) {
        double wide = (paper.width() - (pillars.size() - 1) * GAP) / pillars.size();
        double high = pillars.stream()
                .mapToDouble(topic -> 44 + paper.heightOf(topic.summary(), TEXT, wide - 2 * PADDING))
                .max()
                .orElse(0);
        paper.drawing(high, canvas -> {
            double x = 0;
            for (Topic topic : pillars) {
                Canvas card = canvas.part(x, 0, wide, high);
                card.roundedRectangle(0, 0, wide, high, 6, topic.ink().tint(0.1));
                card.roundedRectangle(0, 0, wide, 5, 2.5, topic.ink());
                Style name = new Style(Weight.BOLD, 12, Ink.BLACK);
                card.text(PADDING, 26, card.fitting(topic.name(), name, wide - 2 * PADDING), topic.name());
                card.paragraph(PADDING, 33, wide - 2 * PADDING, TEXT, topic.summary());
                x += wide + GAP;
            }
        });
        paper.space(GAP);
    }
}
