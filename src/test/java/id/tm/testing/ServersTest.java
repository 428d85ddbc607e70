package id.tm.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The application under test and the test itself see the same database and the same mail server. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(SmtpResource.class)
class ServersTest {

    @Inject
    Mailer mailer;

    @Inject
    DataSource dataSource;

    @Test
    void mailIsFoundByItsRecipientOnly() throws MessagingException {
        mailer.send(Mail.withText("siti@example.com", "Halo", "Apa kabar?").setFrom("tm@example.com"));

        assertThat(SmtpResource.mailsTo("Siti@example.com"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("Halo"));
        assertThat(SmtpResource.mailsTo("iti@example.com")).isEmpty();
    }

    @Test
    void currentDatabaseIsTheOneOfTheApplication() throws SQLException {
        String ofApplication;
        try (Connection connection = dataSource.getConnection()) {
            ofApplication = text(connection, "select current_database()");
        }
        try (Connection connection = PostgresResource.current().connect()) {
            assertThat(text(connection, "select current_database()")).isEqualTo(ofApplication);
        }
    }

    @Test
    void freshDatabasesAreSeparateOrdinaryAndDurable() throws SQLException {
        PostgresResource.Database one = PostgresResource.freshDatabase("one");
        PostgresResource.Database other = PostgresResource.freshDatabase("one");

        assertThat(List.of(one.jdbcUrl(), other.jdbcUrl())).doesNotHaveDuplicates();
        try (Connection connection = one.connect()) {
            assertThat(text(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(connection, "select rolsuper::text from pg_roles where rolname = current_user"))
                    .isEqualTo("false");
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
