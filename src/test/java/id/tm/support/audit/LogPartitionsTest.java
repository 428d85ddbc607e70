package id.tm.support.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.job.JobRunner;
import id.tm.platform.job.JobSummary;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class LogPartitionsTest {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy_MM");

    @Inject
    JobRunner jobs;

    @Inject
    Sealing sealing;

    @Test
    void thisMonthAndThreeMoreAreThere() {
        assertThat(jobs.runOnce("log-partitions").state()).isEqualTo(JobSummary.DONE);
        YearMonth now = YearMonth.parse(sql().texts("select to_char(now() at time zone 'UTC', 'YYYY-MM')")
                .get(0));
        for (int ahead = 0; ahead <= 3; ahead++) {
            assertThat(exists("activity_log_" + now.plusMonths(ahead).format(MONTH)))
                    .isTrue();
        }
        assertThat(jobs.runOnce("log-partitions").claimed()).isZero();
    }

    @Test
    void aRowOfAMonthThatNobodyMadeIsKeptAndMovesIntoItOnceItIsMade() {
        YearMonth month = YearMonth.now(ZoneOffset.UTC).plusMonths(9);
        UUID id = row("timestamptz '" + month + "-15 12:00:00Z'");
        assertThat(partitionOf(id)).isEqualTo("activity_log_default");

        sql().execute("select audit_make_partitions(9)");

        assertThat(partitionOf(id)).isEqualTo("activity_log_" + month.format(MONTH));
        assertThat(
                        sql().texts(
                                        "select tgenabled::text from pg_trigger where tgrelid = 'activity_log_default'::regclass"))
                .containsOnly("O");
    }

    @Test
    void aMonthGoesWithAllThatIsInItWhenItsTimeIsOverButNeverUnsealed() {
        sql().execute("create table activity_log_2019_01 partition of activity_log"
                + " for values from ('2019-01-01 00:00:00Z') to ('2019-02-01 00:00:00Z')");
        UUID id = row("timestamptz '2019-01-15 12:00:00Z'");

        JobSummary refused = jobs.runOnce("log-partitions");
        assertThat(refused.state()).isEqualTo(JobSummary.FAILED);
        assertThat(refused.error()).contains("not sealed");
        assertThat(exists("activity_log_2019_01")).isTrue();
        sealing.sealAll();
        assertThat(jobs.runOnce("log-partitions").claimed()).isEqualTo(1);

        assertThat(exists("activity_log_2019_01")).isFalse();
        assertThat(sql().texts("select row_count || ' ' || database_user from activity_log_retentions"
                        + " where partition_name = 'activity_log_2019_01'"))
                .containsExactly("1 " + PostgresResource.current().serviceUsername());
        assertThat(sql().number("select count(*) from activity_log_seals where log_id = '" + id + "'"))
                .isEqualTo(1);
        String day = sql().texts("select day::text from activity_log_seals where log_id = '" + id + "'")
                .get(0);
        Response verified = Actors.admin("activity-log:verify")
                .given()
                .get("/api/v1/admin/activity-log/verification?from=" + day + "&to=" + day);
        assertThat(verified.<Boolean>path("intact")).as(verified.asString()).isTrue();
        assertThat(verified.<Integer>path("dropped")).isEqualTo(1);
    }

    private static UUID row(String at) {
        UUID id = UUID.randomUUID();
        sql().execute(
                        "insert into activity_log (id, occurred_at, log_name, event, table_name, subject_type, subject_id,"
                                + " causer_type, before, after, transaction_id, database_user) values ('" + id + "', "
                                + at
                                + ", 'test', 'UPDATED', 'x', 'X', '1', 'SYSTEM', '{}', '{}', pg_current_xact_id(), session_user)");
        return id;
    }

    private static String partitionOf(UUID id) {
        return sql().texts("select tableoid::regclass::text from activity_log where id = '" + id + "'")
                .get(0);
    }

    private static boolean exists(String table) {
        return sql().number("select count(*) from pg_class where relname = '" + table + "'") == 1;
    }

    private static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
