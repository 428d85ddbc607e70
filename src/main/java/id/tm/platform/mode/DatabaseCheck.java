package id.tm.platform.mode;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/** Tries the database once before the framework starts, whose own failure would be pages long. */
final class DatabaseCheck {

    private static final String SECONDS = "10";

    private DatabaseCheck() {}

    static void require(Mode mode, StartSettings settings, boolean migrates) {
        String url = settings.get(SettingsCheck.JDBC_URL).orElseThrow();
        boolean rewrites = withConnection(
                url, settings, SettingsCheck.USERNAME, SettingsCheck.PASSWORD, DatabaseCheck::mayRewrite);
        if (rewrites && mode == Mode.PRODUCTION && !SettingsCheck.acceptsOneRole(settings)) {
            throw StartRefused.setting(
                    "QUARKUS_DATASOURCE_USERNAME names a role that may rewrite the activity log, as the"
                            + " owner of the tables or a superuser may; give the service a role of its own"
                            + " (docs/guides/operations.md) or accept it with TM_DATABASE_SINGLE_ROLE=true");
        }
        if (migrates && settings.get(SettingsCheck.OWNER_USERNAME).isPresent()) {
            withConnection(
                    url, settings, SettingsCheck.OWNER_USERNAME, SettingsCheck.OWNER_PASSWORD, Connection::isReadOnly);
        }
    }

    private interface Question {
        boolean ask(Connection connection) throws SQLException;
    }

    private static boolean withConnection(
            String url, StartSettings settings, String username, String password, Question question) {
        Properties login = new Properties();
        settings.get(username).ifPresent(value -> login.setProperty("user", value));
        settings.get(password).ifPresent(value -> login.setProperty("password", value));
        login.setProperty("connectTimeout", SECONDS);
        login.setProperty("socketTimeout", SECONDS);
        try (Connection connection = new Driver().connect(url, login)) {
            if (connection == null) throw StartRefused.setting("QUARKUS_DATASOURCE_JDBC_URL is not understood");
            return question.ask(connection);
        } catch (SQLException e) {
            String names = StartSettings.environmentName(username) + " and " + StartSettings.environmentName(password);
            throw StartRefused.setting("QUARKUS_DATASOURCE_JDBC_URL: " + withoutParameters(url) + " "
                    + problem(e, names) + " (" + e.getMessage() + ")");
        }
    }

    private static boolean mayRewrite(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select coalesce(has_table_privilege(to_regclass('activity_log')::oid, 'update'), false)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String problem(SQLException e, String names) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("28")) {
            return "refuses the login of " + names;
        }
        if (state.equals("3D000")) return "does not exist on that server";
        return "cannot be reached";
    }

    /** A password may stand among the parameters. */
    private static String withoutParameters(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
