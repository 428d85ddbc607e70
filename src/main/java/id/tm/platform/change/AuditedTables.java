package id.tm.platform.change;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables whose changes the database writes down, as their triggers say; asked for once. */
@ApplicationScoped
class AuditedTables {

    enum Audit {
        NONE,
        /** A busy table of which people change little: its trigger looks at few of the updates. */
        SOME,
        ALL
    }

    private static final Pattern PLAIN = Pattern.compile(
            "\\s*(?:insert\\s+into|update|delete\\s+from)\\s+(?:only\\s+)?(?:public\\.)?\"?(\\w+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern READ = Pattern.compile("\\s*select\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final AgroalDataSource database;
    private volatile @Nullable Map<String, Audit> tables;

    AuditedTables(AgroalDataSource database) {
        this.database = database;
    }

    /** How much of what a statement may change is written down. */
    Audit touchedBy(String sql) {
        if (READ.matcher(sql).lookingAt()) return Audit.NONE;
        Matcher plain = PLAIN.matcher(sql);
        if (plain.lookingAt()) return audit(plain.group(1));
        // "with … update": any of its words may be the table
        Audit most = Audit.NONE;
        Matcher words = WORD.matcher(sql);
        while (words.find()) {
            Audit each = audit(words.group());
            if (each.compareTo(most) > 0) most = each;
        }
        return most;
    }

    private Audit audit(String table) {
        return tables().getOrDefault(table.toLowerCase(Locale.ROOT), Audit.NONE);
    }

    private Map<String, Audit> tables() {
        Map<String, Audit> known = tables;
        if (known != null) return known;
        Map<String, Audit> found = new HashMap<>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select c.relname, t.tgqual is null from pg_trigger t"
                        + " join pg_proc p on p.oid = t.tgfoid join pg_class c on c.oid = t.tgrelid"
                        + " where p.proname = 'audit_row'");
                var rows = select.executeQuery()) {
            while (rows.next()) found.put(rows.getString(1), rows.getBoolean(2) ? Audit.ALL : Audit.SOME);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        tables = found;
        return found;
    }
}
