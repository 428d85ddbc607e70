package id.tm.region.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a CSV file line by line: UTF-8, commas, quotes where needed, a header. A line that cannot be read is a problem
 * of its own and does not hide those of the next ones. Fields with line breaks, which no name of a region has, are not
 * read.
 */
final class CsvFile {

    /** Gets the fields in the order the columns were asked for. */
    interface RowReader {
        void read(long row, List<String> fields);
    }

    private static final int BOM = 0xFEFF;

    private final String name;
    private final byte[] content;
    private final ImportProblems problems;

    CsvFile(String name, byte[] content, ImportProblems problems) {
        this.name = name;
        this.content = content;
        this.problems = problems;
    }

    /** Reads every row that has all columns; tells the problems of the others. */
    void read(List<String> columns, RowReader reader) {
        int[] places = null;
        int width = 0;
        long row = 0;
        for (int from = 0; from < content.length; ) {
            int to = from;
            while (to < content.length && content[to] != '\n') to++;
            row++;
            String line = line(row, from, to);
            from = to + 1;
            List<String> fields = line == null ? null : fields(row, line);
            if (places == null) {
                places = fields == null ? null : header(fields, columns);
                if (places == null) {
                    problems.add(name, 1, "header", "the header has to name the columns " + String.join(",", columns));
                    return;
                }
                width = fields.size();
            } else if (line != null && line.isEmpty()) {
                if (from < content.length) problems.add(name, row, "columns", "the row is empty");
            } else if (fields != null && fields.size() != width) {
                problems.add(name, row, "columns", fields.size() + " fields instead of " + width);
            } else if (fields != null) {
                reader.read(row, pick(fields, places));
            }
        }
        if (row <= 1) problems.add(name, 0, "file-empty", "there are no rows");
    }

    private String line(long row, int from, int to) {
        int end = to > from && content[to - 1] == '\r' ? to - 1 : to;
        try {
            String line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content, from, end - from))
                    .toString();
            return row == 1 && !line.isEmpty() && line.charAt(0) == BOM ? line.substring(1) : line;
        } catch (CharacterCodingException e) {
            problems.add(name, row, "encoding", "not UTF-8");
            return null;
        }
    }

    private List<String> fields(long row, String line) {
        if (line.indexOf('"') < 0) return Arrays.asList(line.split(",", -1));
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (quoted && c == '"') {
                quoted = false;
            } else if (!quoted && c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (!quoted && c == ',') {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        if (!quoted) return fields;
        problems.add(name, row, "quotes", "a quote is not closed");
        return null;
    }

    private static int[] header(List<String> fields, List<String> columns) {
        int[] places =
                columns.stream().mapToInt(column -> fields.indexOf(column)).toArray();
        return Arrays.stream(places).anyMatch(place -> place < 0) ? null : places;
    }

    private static List<String> pick(List<String> fields, int[] places) {
        return Arrays.stream(places).mapToObj(fields::get).toList();
    }
}
