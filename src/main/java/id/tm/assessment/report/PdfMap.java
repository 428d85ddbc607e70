package id.tm.assessment.report;

import id.tm.assessment.report.ReportContent.Cluster;
import id.tm.assessment.report.ReportContent.ColourMap;
import id.tm.assessment.report.ReportContent.Domain;
import id.tm.assessment.report.ReportContent.Legend;
import id.tm.assessment.report.ReportContent.Member;
import id.tm.assessment.report.ReportContent.Ranks;
import id.tm.assessment.report.ReportContent.Row;
import id.tm.assessment.report.ReportContent.Tile;
import id.tm.platform.document.Canvas;
import id.tm.platform.document.Document;
import id.tm.platform.document.Ink;
import id.tm.platform.document.Style;
import id.tm.platform.document.Style.Weight;
import java.util.List;

/** What shows all of it at once: the map in five colours, the domains with their members. */
final class PdfMap {

    private static final Style NAME = new Style(Weight.BOLD, 10, Ink.BLACK);
    private static final Style TEXT = new Style(Weight.REGULAR, 9, Ink.BLACK);
    private static final Style NOTE = new Style(Weight.REGULAR, 8.5, Ink.GREY);

    private static final int MOST_TILES = 5;
    private static final int LEGEND_COLUMNS = 3;
    private static final double TILE_GAP = 5;
    private static final double TILE_HIGH = 47;
    private static final double CLUSTER_WIDE = 112;
    private static final double ROW_HIGH = 14.3;
    private static final double MEMBER_HIGH = 29;

    private final Document paper;

    PdfMap(Document paper) {
        this.paper = paper;
    }

    void map(ColourMap map) {
        legend(map.legend());
        map.clusters().forEach(this::cluster);
        paper.space(6);
    }

    private void legend(List<Legend> legend) {
        int rows = (legend.size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
        paper.drawing(rows * 16.0 + 10, canvas -> {
            double each = canvas.width() / LEGEND_COLUMNS;
            for (int item = 0; item < legend.size(); item++) {
                double x = item % LEGEND_COLUMNS * each;
                double y = item / LEGEND_COLUMNS * 16.0;
                chip(canvas, x, y, 11, legend.get(item).shade());
                String label =
                        legend.get(item).label() + " (" + legend.get(item).count() + ")";
                canvas.text(x + 16, y + 8.8, canvas.fitting(label, NOTE, each - 20), label);
            }
        });
    }

    /** In rows of five. */
    private void cluster(Cluster cluster) {
        int rows = (cluster.tiles().size() + MOST_TILES - 1) / MOST_TILES;
        paper.drawing(rows * (TILE_HIGH + TILE_GAP) + 5, canvas -> {
            canvas.line(0, 0, canvas.width(), 0, 0.5, Ink.PALE);
            double top = 5;
            double at = canvas.paragraph(0, top + 3, CLUSTER_WIDE - 12, NAME, cluster.name());
            canvas.paragraph(0, at, CLUSTER_WIDE - 12, NOTE.bold().in(paper.colour()), cluster.share());
            double wide = (canvas.width() - CLUSTER_WIDE - (MOST_TILES - 1) * TILE_GAP) / MOST_TILES;
            for (int each = 0; each < cluster.tiles().size(); each++) {
                double x = CLUSTER_WIDE + each % MOST_TILES * (wide + TILE_GAP);
                double y = top + each / MOST_TILES * (TILE_HIGH + TILE_GAP);
                tile(canvas.part(x, y, wide, TILE_HIGH), cluster.tiles().get(each));
            }
        });
    }

    private void tile(Canvas canvas, Tile tile) {
        Ink letters = tile.shade().letters();
        canvas.roundedRectangle(
                0, 0, canvas.width(), canvas.height(), 4, tile.shade().fill());
        if (tile.shade() == Shade.WHITE)
            canvas.roundedFrame(0.4, 0.4, canvas.width() - 0.8, canvas.height() - 0.8, 4, 0.8, Ink.PALE);
        canvas.text(7, 15, new Style(Weight.BOLD, 11, letters), tile.code());
        Style name = new Style(Weight.REGULAR, 7.6, letters);
        double y = 27;
        List<String> lines = canvas.lines(tile.name(), name, canvas.width() - 11);
        for (String line : lines.subList(0, Math.min(2, lines.size()))) {
            canvas.text(7, y, name, line);
            y += 9.6;
        }
    }

    private static void chip(Canvas canvas, double x, double y, double side, Shade shade) {
        canvas.roundedRectangle(x, y, side, side, 2.5, shade.fill());
        if (shade == Shade.WHITE)
            canvas.roundedFrame(x + 0.4, y + 0.4, side - 0.8, side - 0.8, 2.5, 0.8, Ink.GREY.tint(0.6));
    }

    /** Side by side; the deeper the colour, the stronger. */
    void domains(List<Domain> domains) {
        int most = domains.stream()
                .mapToInt(domain -> domain.members().size())
                .max()
                .orElse(0);
        double gap = 8;
        double high = 24 + most * MEMBER_HIGH;
        paper.drawing(high, canvas -> {
            double wide = (canvas.width() - (domains.size() - 1) * gap) / domains.size();
            double x = 0;
            for (Domain domain : domains) {
                Style name = new Style(Weight.BOLD, 10.5, domain.ink());
                canvas.text(x, 13, canvas.fitting(domain.name(), name, wide), domain.name());
                double y = 22;
                for (Member member : domain.members()) {
                    member(canvas.part(x, y, wide, MEMBER_HIGH - 4), member);
                    y += MEMBER_HIGH;
                }
                x += wide + gap;
            }
        });
    }

    private void member(Canvas canvas, Member member) {
        canvas.roundedRectangle(0, 0, canvas.width(), canvas.height(), 4, member.fill());
        double base = canvas.height() / 2 + 3.2;
        Style name = NAME.size(8.5).in(member.letters());
        canvas.text(7, base, canvas.fitting(member.name(), name, canvas.width() - 28), member.name());
        canvas.textRight(canvas.width() - 6, base, NOTE.size(8).in(member.letters()), String.valueOf(member.rank()));
    }

    /** Three columns: what is like somebody, what was left out, what is unlike them. False where they do not fit. */
    boolean columns(List<Ranks> parts) {
        List<List<Ranks>> columns = List.of(
                part(parts, Shade.RED, Shade.YELLOW),
                part(parts, Shade.WHITE, Shade.WHITE),
                part(parts, Shade.GREY, Shade.BLACK));
        double high = columns.stream()
                .mapToDouble(column -> column.stream()
                        .mapToDouble(part -> 27 + part.rows().size() * ROW_HIGH)
                        .sum())
                .max()
                .orElse(0);
        if (high > paper.room()) return false;
        paper.drawing(high, canvas -> {
            double wide = canvas.width() / columns.size();
            for (int each = 0; each < columns.size(); each++) {
                column(canvas.part(each * wide, 0, wide - 10, high), columns.get(each));
            }
        });
        return true;
    }

    private static List<Ranks> part(List<Ranks> parts, Shade first, Shade second) {
        return parts.stream()
                .filter(part -> part.shade() == first || part.shade() == second)
                .toList();
    }

    private void column(Canvas canvas, List<Ranks> parts) {
        double y = 0;
        for (Ranks part : parts) {
            Shade shade = part.shade();
            if (shade != null) chip(canvas, 0, y + 4, 10, shade);
            canvas.text(
                    16,
                    y + 12.5,
                    canvas.fitting(part.title(), NAME.size(9).in(paper.colour()), canvas.width() - 16),
                    part.title());
            y += 20;
            for (Row row : part.rows()) {
                canvas.textRight(11, y + 10, NOTE.size(8), String.valueOf(row.rank()));
                canvas.text(16, y + 10, canvas.fitting(row.name(), TEXT, canvas.width() - 16), row.name());
                y += ROW_HIGH;
            }
            y += 7;
        }
    }
}
