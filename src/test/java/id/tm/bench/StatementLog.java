package id.tm.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What the server was asked while it was listened to: so that pgbench runs the service's own statement, not a likeness. */
final class StatementLog {

    /** For the server this class is to listen to. */
    static Map<String, String> settings(Path directory) {
        return Map.of("logging_collector", "on", "log_destination", "jsonlog", "log_directory", directory.toString());
    }

    private static final Pattern EXECUTED = Pattern.compile("execute [^:]+: (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']|'')*'|NULL)");
    private static final Pattern NUMBER = Pattern.compile("\\$(\\d+)");
    private static final String MARK = "select 'listened to'";

    private final Path directory;
    private final Database database;

    StatementLog(Path directory, Database database) {
        this.directory = directory;
        this.database = database;
    }

    /** @param parameters by their number, as literals */
    record Statement(String sql, Map<Integer, String> parameters) {

        String filled() {
            return NUMBER.matcher(sql)
                    .replaceAll(found -> Matcher.quoteReplacement(parameters.get(Integer.valueOf(found.group(1)))));
        }
    }

    /** The SELECTs that {@code act} makes the service run, their parameters written into them. */
    List<String> selectsOf(Runnable act) {
        return queriesOf(act).stream().map(Statement::filled).toList();
    }

    /** What answers with rows, of what {@code act} makes the service run. */
    List<Statement> queriesOf(Runnable act) {
        Sql admin = new Sql(database);
        logging(admin, "all");
        act.run();
        admin.execute(MARK);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> lines().anyMatch(line -> line.contains(MARK)));
        logging(admin, "none");
        return lines().map(StatementLog::statement)
                .filter(each -> each.sql().toLowerCase(java.util.Locale.ROOT).matches("(select|with) .*")
                        && each.sql().contains(" from "))
                .filter(each ->
                        !each.sql().contains("pg_reload_conf") && !each.sql().contains(MARK))
                .toList();
    }

    private static void logging(Sql admin, String which) {
        admin.execute("alter system set log_statement = '" + which + "'");
        admin.execute("select pg_reload_conf()");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> admin.texts("show log_statement").get(0).equals(which));
    }

    private Stream<String> lines() {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.stream();
    }

    private static Statement statement(String line) {
        try {
            JsonNode entry = new ObjectMapper().readTree(line);
            Matcher executed = EXECUTED.matcher(entry.path("message").asText());
            if (!executed.matches()) return new Statement("", Map.of());
            Map<Integer, String> parameters = new TreeMap<>();
            Matcher parameter = PARAMETER.matcher(entry.path("detail").asText());
            while (parameter.find()) parameters.put(Integer.valueOf(parameter.group(1)), parameter.group(2));
            return new Statement(executed.group(1).replaceAll("\\s+", " ").strip(), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
