package id.tm.region.imports;

import id.tm.region.RegionLevel;
import id.tm.region.imports.RegionSet.Row;
import id.tm.region.imports.RegionSet.Successor;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The tables of the regions within one transaction, set by set: a data set is copied beside them, compared, and then
 * taken over. Rows that say the same already are not touched.
 */
final class RegionTables {

    /** What a level gains and loses. */
    record Difference(int active, int added, int changed, int vanished) {}

    private record Table(String name, String parentColumn, String parentTable) {}

    private static final Map<RegionLevel, Table> TABLES = Map.of(
            RegionLevel.PROVINCE, new Table("provinces", null, null),
            RegionLevel.REGENCY, new Table("regencies", "province_code", "provinces"),
            RegionLevel.DISTRICT, new Table("districts", "regency_code", "regencies"),
            RegionLevel.VILLAGE, new Table("villages", "district_code", "districts"));

    private final Connection connection;

    RegionTables(Connection connection) {
        this.connection = connection;
    }

    /** One import at a time, in whichever process; the next one waits, for a while. */
    void lock() throws SQLException {
        execute("set local lock_timeout = '60s'");
        execute("select pg_advisory_xact_lock(hashtextextended('regions-import', 0))");
        // The planner knows nothing of rows that came in this transaction; whole sets are never joined row by row.
        execute("set local enable_nestloop = off");
        execute("set local jit = off");
    }

    void stage(RegionSet set) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (RegionLevel level : RegionLevel.values()) {
            for (Row row : set.rows(level)) line(text, level.name(), row.code(), row.parent(), row.name(), 0);
        }
        for (Successor each : set.successors()) line(text, "SUCCESSOR", each.code(), each.successor(), "", each.row());
        try (Reader in = new StringReader(text.toString())) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy region_staging (kind, code, refers_to, name, row_number) from stdin", in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before the commit: nobody else ever sees it. */
    void unstage() throws SQLException {
        execute("delete from region_staging");
    }

    private static void line(StringBuilder text, String kind, String code, String refersTo, String name, long row) {
        text.append(kind).append('\t').append(code).append('\t');
        text.append(refersTo == null ? "\\N" : refersTo).append('\t');
        text.append(name.replace("\\", "\\\\")).append('\t').append(row).append('\n');
    }

    private static String staged(String kind) {
        return "(select code, refers_to, name, row_number, search from region_staging where kind = '" + kind + "')";
    }

    /** A name or successor that is another one, or a region that is active again, is a change. */
    Difference difference(RegionLevel level) throws SQLException {
        String sql = """
                select
                    (select count(*) from %1$s where active),
                    (select count(*) from %2$s s where not exists (select from %1$s t where t.code = s.code)),
                    (select count(*) from %2$s s join %1$s t using (code)
                        where not t.active or t.name <> s.name)
                    + (select count(*) from %3$s s join %1$s t using (code)
                        where t.successor_code is distinct from s.refers_to),
                    (select count(*) from %1$s t
                        where active and not exists (select from %2$s s where s.code = t.code))
                """.formatted(TABLES.get(level).name, staged(level.name()), staged("SUCCESSOR"));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Difference(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
        }
    }

    /** Successors of codes that no data set has ever had. */
    void unknownSuccessors(ImportProblems problems) throws SQLException {
        String sql = """
                select row_number, code from %s s
                where not exists (select from provinces t where t.code = s.code)
                    and not exists (select from regencies t where t.code = s.code)
                    and not exists (select from districts t where t.code = s.code)
                    and not exists (select from villages t where t.code = s.code)
                order by row_number
                """.formatted(staged("SUCCESSOR"));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                problems.add(
                        RegionFiles.SUCCESSORS,
                        rows.getLong(1),
                        "region-unknown",
                        "there never was a " + rows.getString(2));
            }
        }
    }

    /** From the provinces down, since what is searched for in a region names those above it. */
    void takeOver() throws SQLException {
        for (RegionLevel level : RegionLevel.values()) {
            Table table = TABLES.get(level);
            boolean top = table.parentTable == null;
            String text = top ? "s.search" : "s.search || ' ' || p.search_text";
            String set = staged(level.name()) + " s"
                    + (top ? "" : " join " + table.parentTable + " p on p.code = s.refers_to");
            execute("""
                    update %1$s t set name = s.name, search_text = %2$s, active = true, successor_code = null
                    from %3$s
                    where t.code = s.code and (t.name <> s.name or t.search_text <> %2$s or not t.active)
                    """.formatted(table.name, text, set));
            execute("""
                    insert into %1$s (code, name, search_text%4$s)
                    select s.code, s.name, %2$s%5$s from %3$s
                    where not exists (select from %1$s t where t.code = s.code)
                    """.formatted(
                            table.name, text, set, top ? "" : ", " + table.parentColumn, top ? "" : ", s.refers_to"));
            execute("""
                    update %1$s t set active = false
                    where active and not exists (select from %2$s s where s.code = t.code)
                    """.formatted(table.name, staged(level.name())));
            execute("""
                    update %1$s t set successor_code = s.refers_to from %2$s s
                    where t.code = s.code and t.successor_code is distinct from s.refers_to
                    """.formatted(table.name, staged("SUCCESSOR")));
        }
    }

    int active(RegionLevel level) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) from " + TABLES.get(level).name + " where active")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** The data set there was answers no longer. */
    void retireDataset() throws SQLException {
        execute("update region_imports set is_current = false where is_current");
    }

    void settle() throws SQLException {
        execute("select region_settle()");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
