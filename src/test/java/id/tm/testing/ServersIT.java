package id.tm.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The packaged application is given the same database and mail server as the one under {@code @QuarkusTest}. */
@QuarkusIntegrationTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(SmtpResource.class)
class ServersIT {

    @Test
    void packagedApplicationUsesTheDatabaseOfTheTest() throws SQLException {
        Patience.await("a ready service")
                .until(() -> given().get("/q/health/ready").statusCode() == 200);

        try (Connection connection = PostgresResource.current().connect();
                Statement statement = connection.createStatement();
                ResultSet history = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            history.next();
            assertThat(history.getBoolean(1)).as("migrated by the application").isTrue();
        }
        assertThat(SmtpResource.mailsTo("nobody@example.com")).isEmpty();
    }
}
