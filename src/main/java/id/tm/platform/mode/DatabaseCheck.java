package id.tm.platform.mode;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** Tries the database once before the framework starts, whose own failure would be pages long. */
final class DatabaseCheck {

    private static final String SECONDS = "10";

    private DatabaseCheck() {}

    static void require(StartSettings settings) {
        String url = settings.get(SettingsCheck.JDBC_URL).orElseThrow();
        Properties login = new Properties();
        settings.get(SettingsCheck.USERNAME).ifPresent(value -> login.setProperty("user", value));
        settings.get(SettingsCheck.PASSWORD).ifPresent(value -> login.setProperty("password", value));
        login.setProperty("connectTimeout", SECONDS);
        login.setProperty("socketTimeout", SECONDS);
        try (Connection connection = new Driver().connect(url, login)) {
            if (connection == null) throw StartRefused.setting("QUARKUS_DATASOURCE_JDBC_URL is not understood");
        } catch (SQLException e) {
            throw StartRefused.setting("QUARKUS_DATASOURCE_JDBC_URL: " + withoutParameters(url) + " " + problem(e)
                    + " (" + e.getMessage() + ")");
        }
    }

    private static String problem(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("28")) {
            return "refuses the login of QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD";
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
