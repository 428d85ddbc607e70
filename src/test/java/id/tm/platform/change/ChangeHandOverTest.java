package id.tm.platform.change;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.change.AuditedTables.Audit;
import id.tm.testing.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A transaction is told who causes it when it first changes something audited, and not before. */
@ServiceTest
class ChangeHandOverTest {

    @Inject
    AuditedTables tables;

    @Inject
    Changes changes;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from roles | NONE",
                "  SELECT r.id from roles r for update | NONE",
                "insert into roles (id) values (?) | ALL",
                "UPDATE public.users set email = ? | ALL",
                "delete from only user_roles where user_id = ? | ALL",
                "update refresh_tokens set used_at = ? where id in (select id from users) | NONE",
                "with gone as (delete from roles returning 1) select count(*) from gone | ALL",
                "with due as (select 1) update messages set state = ? | SOME",
                "update messages set state = ? | SOME",
                "update reminder_recipients set state = ? | SOME",
                "insert into reminder_histories (id) values (?) | NONE",
                "insert into reminder_logs (id) values (?) | NONE",
            })
    void statementsAreKnownByTheTableTheyChange(String sql, Audit audit) {
        assertThat(tables.touchedBy(sql)).isEqualTo(audit);
    }

    @Test
    void workersAreAskedNothingForTheirQueues() {
        String seen = changes.causedBy(
                Causer.job("dispatch"), () -> QuarkusTransaction.requiringNew().call(() -> {
                    run("update messages set state = state where id = '" + UUID.randomUUID() + "'");
                    run("update reminder_recipients set state = state where id = '" + UUID.randomUUID() + "'");
                    run("delete from reminder_logs where id = '" + UUID.randomUUID() + "'");
                    return causer();
                }));

        assertThat(seen).as("what the connection says of the service by itself").isEqualTo("SYSTEM ");
    }

    @Test
    void readingAsksNothingEither() {
        String seen = changes.causedBy(
                Causer.job("reader"), () -> QuarkusTransaction.requiringNew().call(() -> {
                    Panache.getEntityManager()
                            .createNativeQuery("select count(*) from users")
                            .getSingleResult();
                    return causer();
                }));

        assertThat(seen).isEqualTo("SYSTEM ");
    }

    @Test
    void firstChangeTellsTheTransactionAndItsEndForgets() {
        String inside = changes.causedBy(
                Causer.job("writer"), () -> QuarkusTransaction.requiringNew().call(() -> {
                    run("delete from roles where id = '" + UUID.randomUUID() + "'");
                    return causer() + " then "
                            + QuarkusTransaction.requiringNew().call(ChangeHandOverTest::causer);
                }));

        assertThat(inside).isEqualTo("JOB writer then SYSTEM ");
        assertThat(QuarkusTransaction.requiringNew().call(ChangeHandOverTest::causer))
                .isEqualTo("SYSTEM ");
    }

    @Test
    void innerCauserTakesOverWithinOneTransaction() {
        String seen = QuarkusTransaction.requiringNew()
                .call(() -> changes.causedBy(Causer.job("outer"), () -> {
                    run("delete from roles where id = '" + UUID.randomUUID() + "'");
                    String outer = causer();
                    changes.causedBy(
                            Causer.job("inner"), () -> run("delete from roles where id = '" + UUID.randomUUID() + "'"));
                    return outer + ", " + causer();
                }));

        assertThat(seen).isEqualTo("JOB outer, JOB inner");
    }

    private static void run(String sql) {
        Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
    }

    private static String causer() {
        return (String) Panache.getEntityManager()
                .createNativeQuery("select current_setting('tm.causer_type', true) || ' '"
                        + " || coalesce(current_setting('tm.causer_id', true), '')")
                .getSingleResult();
    }
}
