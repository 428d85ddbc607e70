package id.tm.platform.document;

import java.util.ArrayList;
import java.util.List;

/** Rows under titled columns; a document breaks it over as many pages as it needs, each with the titles. */
public final class Table {

    /** @param share of the width, relative to the other columns */
    record Column(String title, double share, boolean right) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** Text from the left, wrapped where it does not fit. */
    public Table column(String title, double share) {
        columns.add(new Column(title, share, false));
        return this;
    }

    /** Numbers against the right edge, on one line. */
    public Table numbers(String title, double share) {
        columns.add(new Column(title, share, true));
        return this;
    }

    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    List<Column> columns() {
        return columns;
    }

    List<List<String>> rows() {
        return rows;
    }

    List<Double> widths(double whole) {
        double shares = columns.stream().mapToDouble(Column::share).sum();
        return columns.stream().map(each -> whole * each.share() / shares).toList();
    }
}
