package id.tm.platform.task;

import id.tm.platform.output.CsvCell;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The file that a task makes of rows that are too many for one transaction: page by page, in the order of their ids. */
public final class CsvFile {

    /** How many rows a page has but the last. */
    public static final int PAGE = 1_000;

    private static final UUID LOWEST = new UUID(0, 0);

    private CsvFile() {}

    /**
     * Writes the file and ends the task's progress; each page is read in a transaction of its own.
     *
     * @param heading the names of the columns, between commas
     * @param pageAfter at most {@link #PAGE} rows with greater ids than that
     * @param lines what a row comes to, made of {@link #line}
     */
    public static <T> void write(
            TaskRun run,
            String fileName,
            String heading,
            Function<UUID, List<T>> pageAfter,
            Function<T, UUID> id,
            Function<T, String> lines) {
        StringBuilder csv = new StringBuilder(heading).append("\r\n");
        UUID after = LOWEST;
        long rows = 0;
        List<T> some;
        do {
            UUID from = after;
            some = QuarkusTransaction.requiringNew().call(() -> pageAfter.apply(from));
            some.forEach(each -> csv.append(lines.apply(each)));
            rows += some.size();
            if (!some.isEmpty()) after = id.apply(some.get(some.size() - 1));
        } while (some.size() == PAGE);
        long written = rows;
        QuarkusTransaction.requiringNew().run(() -> {
            run.result(csv.toString().getBytes(StandardCharsets.UTF_8), "text/csv", fileName);
            run.progress(written, written);
        });
    }

    /** One line of cells; null is an empty one. */
    public static String line(Object... values) {
        return CsvCell.row(values) + "\r\n";
    }
}
