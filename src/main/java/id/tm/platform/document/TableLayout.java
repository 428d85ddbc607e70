package id.tm.platform.document;

import id.tm.platform.document.Style.Weight;
import java.util.ArrayList;
import java.util.List;

/** Sets a table: titles on every page it reaches, rows whole wherever a page can hold them. */
final class TableLayout {

    private static final double PADDING = 5;
    private static final Style TITLE = new Style(Weight.BOLD, 8, Ink.BLACK);
    private static final Style CELL = Style.BODY;

    private final Document document;
    private final List<Table.Column> columns;
    private final List<List<String>> rows;
    private final List<Double> widths;

    TableLayout(Document document, Table table) {
        this.document = document;
        this.columns = table.columns();
        this.rows = table.rows();
        this.widths = table.widths(document.width());
    }

    void draw() {
        titles(CELL.leading() + 2 * PADDING);
        for (List<String> row : rows) draw(row);
    }

    /** Only where at least one more row follows on the page. */
    private void titles(double firstRow) {
        Canvas canvas = document.row(0);
        List<List<String>> lines = new ArrayList<>();
        for (int each = 0; each < columns.size(); each++) {
            lines.add(canvas.lines(columns.get(each).title(), TITLE, inner(each)));
        }
        double height = deepest(lines) * TITLE.leading() + 2 * PADDING;
        document.ensure(height + firstRow);
        canvas = document.row(height);
        canvas.rectangle(0, 0, canvas.width(), height, document.colour().tint(0.1));
        cells(canvas, lines, 0, deepest(lines), TITLE.in(document.colour()));
        document.space(height);
    }

    private void draw(List<String> row) {
        Canvas canvas = document.row(0);
        List<List<String>> lines = new ArrayList<>();
        for (int each = 0; each < columns.size(); each++) {
            String cell = row.get(each);
            lines.add(columns.get(each).right() ? List.of(cell) : canvas.lines(cell, CELL, inner(each)));
        }
        int deepest = deepest(lines);
        boolean fresh = false;
        for (int from = 0; from < deepest; ) {
            int fit = (int) ((document.room() - 2 * PADDING) / CELL.leading());
            // What a fresh page cannot hold either is broken between its lines.
            if (fit < deepest - from && !fresh) {
                document.newPage();
                titles(0);
                fresh = true;
                continue;
            }
            int until = Math.min(deepest, from + Math.max(1, fit));
            part(lines, from, until);
            from = until;
            fresh = false;
        }
    }

    private void part(List<List<String>> lines, int from, int until) {
        double height = (until - from) * CELL.leading() + 2 * PADDING;
        Canvas canvas = document.row(height);
        cells(canvas, lines, from, until, CELL);
        canvas.line(0, height, canvas.width(), height, 0.5, Ink.PALE);
        document.space(height);
    }

    private void cells(Canvas canvas, List<List<String>> lines, int from, int until, Style style) {
        double x = 0;
        for (int each = 0; each < columns.size(); each++) {
            List<String> cell = lines.get(each);
            for (int line = from; line < Math.min(until, cell.size()); line++) {
                double y = PADDING + (line - from) * style.leading() + style.ascent();
                if (columns.get(each).right()) {
                    canvas.numberRight(x + widths.get(each) - PADDING, y, inner(each), style, cell.get(line));
                } else {
                    canvas.text(x + PADDING, y, style, cell.get(line));
                }
            }
            x += widths.get(each);
        }
    }

    private double inner(int column) {
        return widths.get(column) - 2 * PADDING;
    }

    private static int deepest(List<List<String>> lines) {
        return lines.stream().mapToInt(List::size).max().orElse(1);
    }
}
