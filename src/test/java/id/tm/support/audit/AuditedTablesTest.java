package id.tm.support.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.PostgresResource;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every table decides, and what its trigger says of it holds for each column. */
@ServiceTest
class AuditedTablesTest {

    private static final Pattern SECRET =
            Pattern.compile("(.*_)?(password|hash|token|secret|seed|private_key|meeting_link)(_.*)?");
    private static final Pattern PERSONAL =
            Pattern.compile("(.*_)?(email|phone|full_name|address|birth_date|recipient_name|contacts|comment)");

    private record Trigger(String table, String definition, boolean narrowed, List<String> arguments) {

        Set<String> columns(int argument) {
            String list = arguments.get(argument);
            return list.equals("{}")
                    ? Set.of()
                    : Set.of(list.substring(1, list.length() - 1).split(","));
        }
    }

    @Test
    void everyTableIsAuditedOrSaysWhyNot() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/tables-not-audited.txt"))) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] parts = line.split(" ", 2);
            assertThat(parts).as(line).hasSize(2);
            reasons.put(parts[0], parts[1]);
        }
        Set<String> decided = new TreeSet<>(reasons.keySet());
        for (Trigger trigger : triggers())
            assertThat(decided.add(trigger.table())).as(trigger.table()).isTrue();

        assertThat(decided)
                .as("a new table is given to audit_table() in its migration, or a line in tables-not-audited.txt")
                .containsExactlyElementsOf(
                        new TreeSet<>(
                                sql().texts(
                                                "select c.relname from pg_class c"
                                                        + " where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')"
                                                        + " and not c.relispartition and c.relname <> 'flyway_schema_history' and c.relname !~ '^(probe|test)_'")));
    }

    @Test
    void whatIsSecretOrPersonalByItsNameIsNotShown() {
        List<String> shown = new ArrayList<>();
        for (Trigger trigger : triggers()) {
            Set<String> hidden = new TreeSet<>(trigger.columns(3));
            Set<String> masked = new TreeSet<>(trigger.columns(4));
            for (String column : columns(trigger.table())) {
                boolean secret = SECRET.matcher(column).matches() && !column.equals("source_hash");
                if (secret && !hidden.contains(column)) shown.add(trigger.table() + "." + column);
                if (PERSONAL.matcher(column).matches() && !masked.contains(column))
                    shown.add(trigger.table() + "." + column);
            }
        }
        assertThat(shown).isEmpty();
    }

    /** On a table of the same shape without constraints, filled with marked values: one row each, and nothing in clear. */
    @Test
    void eachCreationChangeAndRemovalIsWrittenOnceWithoutSecrets() throws SQLException {
        for (Trigger trigger : triggers()) {
            try (Connection connection = PostgresResource.current().connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("create table audit_twin (like " + trigger.table() + ")");
                for (String column : texts(
                        statement,
                        "select attname from pg_attribute"
                                + " where attrelid = 'audit_twin'::regclass and attnum > 0 and attnotnull")) {
                    statement.execute("alter table audit_twin alter " + column + " drop not null");
                }
                // a narrowed trigger too is to look at everything here
                statement.execute(
                        "create trigger audit after insert or update or delete on audit_twin for each row execute "
                                + trigger.definition().replaceFirst("(?s).*EXECUTE FUNCTION ", "function "));
                checkTwin(trigger, statement);
                connection.rollback();
            }
        }
    }

    private static void checkTwin(Trigger trigger, Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        try (ResultSet columns = statement.executeQuery("select attname, format_type(atttypid, null) from pg_attribute"
                + " where attrelid = 'audit_twin'::regclass and attnum > 0 and not attisdropped order by attnum")) {
            while (columns.next()) {
                names.add(columns.getString(1));
                values.add(value(columns.getString(2), columns.getString(1)));
                changes.add(columns.getString(1) + " = " + value(columns.getString(2), "other" + columns.getString(1)));
            }
        }
        String key = trigger.arguments().get(2);
        changes.removeIf(change -> change.startsWith(key + " = "));
        boolean part = trigger.arguments().get(6).equals("part");

        statement.execute(
                "insert into audit_twin (" + String.join(", ", names) + ") values (" + String.join(", ", values) + ")");
        if (names.contains("version"))
            statement.execute("update audit_twin set version = version + 1, updated_at = now()");
        statement.execute("update audit_twin set " + String.join(", ", changes));
        statement.execute("delete from audit_twin");

        assertThat(texts(
                        statement,
                        "select event from activity_log where table_name = 'audit_twin' order by occurred_at, id"))
                .as(trigger.table())
                .containsExactly(part ? "UPDATED" : "CREATED", "UPDATED", part ? "UPDATED" : "DELETED");
        String written = String.join(
                "\n",
                texts(
                        statement,
                        "select before::text || after::text from activity_log where table_name = 'audit_twin'"));
        Set<String> ignored = trigger.columns(5);
        for (String column : names) {
            String marked = column + "-in-clear";
            boolean hidden =
                    trigger.columns(3).contains(column) || trigger.columns(4).contains(column);
            if (hidden)
                assertThat(written).as(trigger.table()).doesNotContain(marked).contains('"' + column + '"');
            if (ignored.contains(column)) assertThat(written).doesNotContain('"' + column + '"');
            else if (!column.equals(key))
                assertThat(written).as(trigger.table()).contains('"' + column + '"');
        }
        assertThat(
                        texts(
                                statement,
                                "select distinct causer_type || ' ' || database_user from activity_log where table_name = 'audit_twin'"))
                .containsExactly("DATABASE " + PostgresResource.current().username());
    }

    private static String value(String type, String column) {
        return switch (type) {
            case "uuid" -> "gen_random_uuid()";
            case "timestamp with time zone" -> "clock_timestamp()";
            case "timestamp without time zone" -> "localtimestamp";
            case "date" -> column.startsWith("other") ? "date '2026-01-05'" : "date '2025-01-05'";
            case "time without time zone" -> column.startsWith("other") ? "time '10:00'" : "time '09:00'";
            case "integer", "bigint", "numeric" -> column.startsWith("other") ? "7" : "3";
            case "boolean" -> column.startsWith("other") ? "true" : "false";
            case "jsonb" -> "'[{\"email\": \"" + column + "-in-clear@x.test\", \"x\": [\"" + column + "-in-clear\"]}]'";
            case "text[]" -> "array['" + column + "']";
            case "tstzrange" -> "tstzrange(clock_timestamp(), null)";
            default -> "'" + column + "-in-clear'";
        };
    }

    private static List<Trigger> triggers() {
        Sql sql = sql();
        return sql
                .texts("select c.relname || '|' || pg_get_triggerdef(t.oid) || '|' || (t.tgqual is not null) || '|'"
                        + " || replace(encode(t.tgargs, 'escape'), '\\000', '|') from pg_trigger t"
                        + " join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid"
                        + " where p.proname = 'audit_row' and c.relname <> 'audit_twin' order by c.relname")
                .stream()
                .map(row -> row.split("\\|", -1))
                .map(parts -> new Trigger(
                        parts[0],
                        parts[1],
                        parts[2].equals("true"),
                        List.of(parts).subList(3, 10)))
                .toList();
    }

    private static List<String> columns(String table) {
        return sql().texts("select attname from pg_attribute where attrelid = '" + table
                + "'::regclass and attnum > 0 and not attisdropped");
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        }
    }

    private static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
