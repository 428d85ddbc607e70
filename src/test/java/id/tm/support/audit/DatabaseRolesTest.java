package id.tm.support.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServiceTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service's login at the database may not do, whoever has taken it over; and what not even the owner does by mistake. */
@ServiceTest
class DatabaseRolesTest {

    private Database database;

    @BeforeEach
    void somethingIsInTheLog() {
        database = PostgresResource.current();
        assumeThat(database.hasTwoRoles()).isTrue();
        Actors.admin("roles:read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update activity_log set reason = 'x'",
                "delete from activity_log",
                "truncate activity_log",
                "insert into activity_log select * from activity_log limit 1",
                "delete from activity_log_default",
                "select * from activity_log_default",
                "update activity_log_seals set seq = seq + 1",
                "delete from activity_log_seals",
                "truncate activity_log_seals",
                "insert into activity_log_retentions values ('x', now(), now(), 0, now(), 'x')",
                "update user_consents set granted = true",
                "delete from user_consents",
                "delete from feedback_session_histories",
                "delete from partner_transaction_histories",
                "delete from reminder_histories",
                "update reminder_histories set sent_at = now()",
                "delete from flyway_schema_history",
                "truncate roles",
                "drop table roles",
                "drop table activity_log",
                "alter table roles disable trigger audit",
                "alter table activity_log detach partition activity_log_default",
                "drop trigger audit on roles",
                "create table public.mine (id int)",
                "create or replace function public.audit_row() returns trigger language plpgsql as 'begin return null; end'",
                "create temp table roles (id uuid); create trigger audit after insert on pg_temp.roles for each row"
                        + " execute function audit_row('access', 'Role', 'id', '{}', '{}', '{}', 'whole')",
                "set session_replication_role = replica",
            })
    void serviceIsDenied(String statement) throws SQLException {
        try (Connection connection = database.connectAsService()) {
            assertThatThrownBy(() -> execute(connection, statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501"));
        }
    }

    @Test
    void serviceDropsNothingThatIsYoungerThanAYear() throws SQLException {
        try (Connection connection = database.connectAsService()) {
            assertThatThrownBy(() -> execute(connection, "select audit_drop_partitions(interval '364 days')"))
                    .hasMessageContaining("kept for a year at least");
        }
    }

    @Test
    void erasureMayEmptyWhatReminderHistoriesSayOfAPerson() throws SQLException {
        try (Connection connection = database.connectAsService()) {
            execute(
                    connection,
                    "update reminder_histories set name = null, address = null, subject = null, variables = null where false");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update activity_log set reason = 'x'",
                "delete from activity_log",
                "truncate activity_log",
                "truncate activity_log_default",
                "truncate activity_log_seals",
                "delete from activity_log_seals",
            })
    void ownerIsStoppedByATrigger(String statement) throws SQLException {
        PostgresResource.asSuperuser(
                "insert into activity_log_seals select current_date - 4000, 1, gen_random_uuid(), now(),"
                        + " sha256(''), sha256(''), 'x', '0', now()");
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> execute(connection, statement)).hasMessageContaining("is append-only");
        } finally {
            PostgresResource.asSuperuser("delete from activity_log_seals where key_id = 'x'");
        }
    }

    /** A setting of the transaction cannot make the database say who was at it. */
    @Test
    void loginAtTheDatabaseIsWrittenWhateverTheTransactionSays() throws SQLException {
        try (Connection connection = database.connectAsService();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local tm.causer_type = 'GOD'");
            statement.execute("update roles set name = 'x' where name = 'super-admin'");
            try (var row = statement.executeQuery("select causer_type, causer_id, database_user from activity_log"
                    + " where transaction_id = pg_current_xact_id()")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("DATABASE");
                assertThat(row.getString(2)).isNull();
                assertThat(row.getString(3)).isEqualTo(database.serviceUsername());
            }
            connection.rollback();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
