package id.tm.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import id.tm.platform.problem.ErrorCodes;
import id.tm.testing.PostgresResource;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
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
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** Reads the schema as the migrations left it. What a test makes for itself is named probe_ or test_ and is not looked at. */
@ServiceTest
class SchemaPoliceTest {

    /** Columns that keep a wall time on purpose: the instant stands beside them. */
    private static final Set<String> WALL_TIMES = Set.of("feedback_session.local_start");

    private static final Pattern MONEY = Pattern.compile(
            "(.*_)?(amount|price|total|subtotal|fee|balance|tax|ppn|pph|vat|dpp|paid|discount|commission|net|gross)(_.*)?");

    private static final String OURS =
            " n.nspname = 'public' and c.relname !~ '^(probe|test)_' and c.relname <> 'flyway_schema_history' ";

    @Inject
    @All
    List<ErrorCodes> codes;

    @Inject
    EntityManagerFactory entities;

    @Test
    void entitiesFitTheirTables() {
        // The test's own login has a schema of its own, for tables that only tests have.
        entities.unwrap(SessionFactory.class)
                .getSchemaManager()
                .forSchema("public")
                .validateMappedObjects();
    }

    @Test
    void everyConstraintIsNamedForWhatItIs() {
        Map<String, String> prefixes = Map.of("p", "pk_", "f", "fk_", "u", "uq_", "c", "ck_", "x", "ex_");
        List<String> wrong = new ArrayList<>();
        query("select con.conname, con.contype::text, c.relname from pg_constraint con"
                        + " join pg_class c on c.oid = con.conrelid join pg_namespace n on n.oid = c.relnamespace"
                        + " where con.contype in ('p', 'f', 'u', 'c', 'x') and con.conparentid = 0 and" + OURS)
                .forEach(row -> {
                    String expected = prefixes.get(row.get(1)) + row.get(2);
                    boolean fits = row.get(1).equals("p")
                            ? row.get(0).equals(expected)
                            : row.get(0).startsWith(prefixes.get(row.get(1)));
                    if (!fits) wrong.add(row.get(0) + " of " + row.get(2));
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyIndexIsNamedForWhatItIs() {
        assertThat(query("select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid"
                        + " join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace"
                        + " where not exists (select from pg_constraint where conindid = i.oid and contype in ('p', 'u', 'x'))"
                        + " and not c.relispartition"
                        + " and i.relname !~ (case when x.indisunique then '^uq_' else '^ix_' end) and" + OURS))
                .isEmpty();
    }

    @Test
    void everyForeignKeyIsIndexed() {
        assertThat(query("select con.conname from pg_constraint con join pg_class c on c.oid = con.conrelid"
                        + " join pg_namespace n on n.oid = c.relnamespace where con.contype = 'f' and" + OURS
                        + " and not exists (select from pg_index x where x.indrelid = con.conrelid and x.indpred is null"
                        + " and (x.indkey::int2[])[0:cardinality(con.conkey) - 1] @> con.conkey)"
                        // a partial index serves when all it leaves out are rows without a reference
                        + " and not exists (select from pg_index x join pg_attribute a on a.attrelid = x.indrelid"
                        + " and a.attnum = con.conkey[1] where x.indrelid = con.conrelid"
                        + " and (x.indkey::int2[])[0] = con.conkey[1]"
                        + " and pg_get_expr(x.indpred, x.indrelid) = '(' || a.attname || ' IS NOT NULL)')"))
                .isEmpty();
    }

    @Test
    void foreignKeysFollowTheArrows() {
        Map<String, String> domains = Tables.domains();
        List<String> wrong = new ArrayList<>();
        query("select con.conname, c.relname, t.relname from pg_constraint con join pg_class c on c.oid = con.conrelid"
                        + " join pg_namespace n on n.oid = c.relnamespace join pg_class t on t.oid = con.confrelid"
                        + " where con.contype = 'f' and" + OURS)
                .forEach(row -> {
                    if (!DomainGraph.mayUse(domains.get(row.get(1)), domains.get(row.get(2)))) wrong.add(row.get(0));
                });
        assertThat(wrong).isEmpty();
        assertThat(DomainGraph.mayUse("support", "account")).isFalse();
    }

    @Test
    void migrationsAreNamedForTheirDomain() {
        assertThat(Tables.misnamed()).isEmpty();
        assertThat(new TreeSet<>(Tables.domains().keySet()))
                .isEqualTo(new TreeSet<>(
                        column("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                + " where c.relkind in ('r', 'p') and not c.relispartition and" + OURS)));
    }

    @Test
    void entitiesLiveInTheDomainThatMakesTheirTable() {
        Map<String, String> domains = Tables.domains();
        List<String> wrong = new ArrayList<>();
        Map<String, JavaClass> byTable = Entities.byTable();
        byTable.forEach((table, type) -> {
            if (!Domains.MAIN.domainOf(type).orElseThrow().equals(domains.get(table))) wrong.add(table);
        });
        assertThat(wrong).isEmpty();
        assertThat(byTable).isNotEmpty();
        assertThat(Entities.withoutTableName()).isEmpty();
    }

    @Test
    void everyTableAndEveryAmountOfMoneyIsExplained() {
        assertThat(column("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relkind in ('r', 'p') and not c.relispartition"
                        + " and coalesce(obj_description(c.oid, 'pg_class'), '') = '' and" + OURS))
                .isEmpty();
        assertThat(columns().stream()
                        .filter(column -> column.type.equals("bigint")
                                && MONEY.matcher(column.name).matches()
                                && column.comment.isEmpty())
                        .map(Column::toString))
                .isEmpty();
    }

    @Test
    void columnsHaveTheTypesOfTheHouse() {
        List<String> wrong = new ArrayList<>();
        for (Column column : columns()) {
            boolean wallTime = column.type.startsWith("timestamp without") && !WALL_TIMES.contains(column.toString());
            boolean loose = Set.of("real", "double precision", "money", "json", "smallint", "time with time zone")
                    .contains(column.type);
            boolean character = column.type.startsWith("character");
            boolean inexactMoney = MONEY.matcher(column.name).matches()
                    && column.type.startsWith("numeric")
                    && !column.name.endsWith("_percent");
            if (wallTime || loose || character || inexactMoney) wrong.add(column + " " + column.type);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void statesAreTextsAndNotTypesOfTheDatabase() {
        assertThat(column("select t.typname from pg_type t join pg_namespace n on n.oid = t.typnamespace"
                        + " where t.typtype = 'e' and n.nspname = 'public'"))
                .isEmpty();
        assertThat(column("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relkind = 'S' and" + OURS))
                .as("sequences: ids are UUIDs, numbers without gaps are counted in rows")
                .isEmpty();
    }

    @Test
    void everyColumnThatHoldsAnEnumIsCheckedForJustItsNames() {
        List<String> wrong = new ArrayList<>();
        List<Entities.EnumColumn> found = Entities.enumColumns();
        for (Entities.EnumColumn each : found) {
            Set<String> names = new TreeSet<>();
            for (Object constant : each.type().getEnumConstants()) names.add(((Enum<?>) constant).name());
            Set<Set<String>> lists = checkedLists(each.table(), each.column());
            if (!lists.contains(names)) wrong.add(each + ": the checks say " + lists);
        }
        assertThat(wrong).isEmpty();
        assertThat(found).isNotEmpty();
    }

    /** A constraint a client can run into has an error code of its own; those a client cannot reach say why. */
    @Test
    void everyRuleOfTheDatabaseHasAnErrorCode() throws IOException {
        Set<String> mapped = new TreeSet<>();
        codes.forEach(domain -> mapped.addAll(domain.byConstraint().keySet()));
        Map<String, String> reasons = reasons();
        Set<String> rules = new TreeSet<>(column("select con.conname from pg_constraint con"
                + " join pg_class c on c.oid = con.conrelid join pg_namespace n on n.oid = c.relnamespace"
                + " where con.contype in ('u', 'c', 'x') and con.conparentid = 0 and" + OURS));
        rules.addAll(column("select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid"
                + " join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace"
                + " where x.indisunique and not x.indisprimary and not c.relispartition and" + OURS));
        Set<String> all = new TreeSet<>(rules);
        all.addAll(column("select con.conname from pg_constraint con join pg_class c on c.oid = con.conrelid"
                + " join pg_namespace n on n.oid = c.relnamespace where con.contype in ('f', 'p') and" + OURS));

        Set<String> unexplained = new TreeSet<>(rules);
        unexplained.removeAll(mapped);
        unexplained.removeIf(name -> reasons.keySet().stream().anyMatch(pattern -> name.matches(pattern)));
        assertThat(unexplained)
                .as("neither mapped by an ErrorCodes bean nor in constraints-without-code.txt")
                .isEmpty();

        Set<String> stale = new TreeSet<>(mapped);
        stale.removeAll(all);
        // a trigger may raise the name of a rule that no constraint can say
        stale.removeIf(name -> Tables.migrations().values().stream().anyMatch(sql -> sql.contains("'" + name + "'")));
        assertThat(stale).as("mapped, but there is no such constraint").isEmpty();
        assertThat(reasons.keySet().stream().filter(pattern -> all.stream().noneMatch(name -> name.matches(pattern))))
                .as("explained, but there is no such constraint")
                .isEmpty();
    }

    private static Map<String, String> reasons() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src", "test", "resources", "constraints-without-code.txt"))) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] parts = line.split("\\s+", 2);
            assertThat(parts).as(line).hasSize(2);
            reasons.put(parts[0], parts[1]);
        }
        return reasons;
    }

    private static Set<Set<String>> checkedLists(String table, String column) {
        Set<Set<String>> lists = new java.util.HashSet<>();
        List<String> definitions = column("select pg_get_constraintdef(con.oid) from pg_constraint con"
                + " join pg_attribute a on a.attrelid = con.conrelid and con.conkey = array[a.attnum]"
                + " where con.contype = 'c' and con.conrelid = '" + table + "'::regclass and a.attname = '" + column
                + "'");
        for (String definition : definitions) {
            Set<String> names = new TreeSet<>();
            var matcher = Pattern.compile("'([A-Z0-9_]+)'").matcher(definition);
            while (matcher.find()) names.add(matcher.group(1));
            lists.add(names);
        }
        return lists;
    }

    private record Column(String table, String name, String type, String comment) {
        @Override
        public String toString() {
            return table + "." + name;
        }
    }

    private static List<Column> columns() {
        return query(
                        "select c.relname, a.attname, format_type(a.atttypid, null), coalesce(col_description(c.oid, a.attnum), '')"
                                + " from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace"
                                + " where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and" + OURS)
                .stream()
                .map(row -> new Column(row.get(0), row.get(1), row.get(2), row.get(3)))
                .toList();
    }

    private static List<String> column(String sql) {
        return query(sql).stream().map(row -> row.get(0)).toList();
    }

    private static List<List<String>> query(String sql) {
        try (Connection connection = PostgresResource.current().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> found = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) row.add(rows.getString(i));
                found.add(row);
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
