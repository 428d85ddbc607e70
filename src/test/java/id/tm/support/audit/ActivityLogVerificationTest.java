package id.tm.support.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import id.tm.platform.crypto.Ciphers;
import id.tm.platform.job.JobRunner;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chain over the log: what somebody does to it behind the service's back is found. */
@ServiceTest
class ActivityLogVerificationTest {

    private static final String VERIFICATION = "/api/v1/admin/activity-log/verification";

    @Inject
    JobRunner jobs;

    @Inject
    Sealing sealing;

    private static boolean daysHavePassed;

    private final Actor verifier = Actors.admin("activity-log:verify");
    private String today;

    @BeforeEach
    void everythingIsSealed() throws SQLException {
        assumeThat(PostgresResource.current().hasTwoRoles())
                .as("a superuser of our own")
                .isTrue();
        if (!daysHavePassed) letDaysPass();
        change();
        sealing.sealAll();
        today = sql().texts("select max(day)::text from activity_log_seals").get(0);
    }

    /** What other tests have done is of days ago, so that today, which is verified again and again, is short. */
    private void letDaysPass() throws SQLException {
        sealing.sealAll();
        PostgresResource.asSuperuser("update activity_log_seals set day = day - 2");
        rechain();
        daysHavePassed = true;
    }

    @Test
    void anUntouchedLogIsIntact() {
        String from =
                sql().texts("select min(day)::text from activity_log_seals").get(0);

        Response verified = verify(from, today);

        assertThat(verified.<Boolean>path("intact")).as(verified.asString()).isTrue();
        assertThat(verified.<Integer>path("checked").longValue())
                .isEqualTo(sql().number("select count(*) from activity_log_seals"));
        assertThat(verified.<String>path("head.hash"))
                .isEqualTo(sql().texts(
                                "select encode(chain_hash, 'hex') from activity_log_seals order by day desc, seq desc limit 1")
                        .get(0));
        assertThat(verified.<Integer>path("unsealed")).isZero();
    }

    @Test
    void whatWaitsForItsSealIsTold() {
        change();

        Response verified = verify(today, today);

        assertThat(verified.<Boolean>path("intact")).as(verified.asString()).isTrue();
        assertThat(verified.<Integer>path("unsealed")).isPositive();
        assertThat(verified.<String>path("unsealedSince")).isNotNull();
    }

    @Test
    void aChangedRowIsFound() throws SQLException {
        String id = sealed(0);
        tamper(
                "create table tm_service.kept as select id, occurred_at, reason from activity_log where id = '" + id
                        + "'",
                "update activity_log set reason = 'it was not me' where id = '" + id + "'",
                "update activity_log l set reason = k.reason from tm_service.kept k where k.id = l.id",
                "ROW_CHANGED",
                id);
    }

    @Test
    void aDeletedRowIsFound() throws SQLException {
        String id = sealed(1);
        tamper(
                "create table tm_service.kept as select * from activity_log where id = '" + id + "'",
                "delete from activity_log where id = '" + id + "'",
                "insert into activity_log select * from tm_service.kept",
                "ROW_MISSING",
                id);
    }

    @Test
    void aRewrittenSealIsFoundEvenWhenItFitsItsRow() throws SQLException {
        String id = sealed(2);
        tamper(
                "create table tm_service.kept as select log_id, row_hash, (select reason from activity_log where id = log_id)"
                        + " as reason from activity_log_seals where log_id = '" + id + "'",
                "update activity_log set reason = 'it was not me' where id = '" + id + "';"
                        + " update activity_log_seals s set row_hash = audit_row_hash(l) from activity_log l"
                        + " where l.id = s.log_id and s.log_id = '" + id + "'",
                "update activity_log l set reason = k.reason from tm_service.kept k where k.log_id = l.id;"
                        + " update activity_log_seals s set row_hash = k.row_hash from tm_service.kept k where k.log_id = s.log_id",
                "CHAIN_BROKEN",
                id);
    }

    @Test
    void aRowTakenOutTogetherWithItsSealIsFound() throws SQLException {
        String id = sealed(3);
        String after = sealed(2);
        tamper(
                "create table tm_service.kept as select * from activity_log where id = '" + id + "';"
                        + " create table tm_service.kept_seal as select * from activity_log_seals where log_id = '" + id
                        + "'",
                "delete from activity_log where id = '" + id + "'; delete from activity_log_seals where log_id = '" + id
                        + "'",
                "insert into activity_log select * from tm_service.kept;"
                        + " insert into activity_log_seals select * from tm_service.kept_seal; drop table tm_service.kept_seal",
                "SEALS_MISSING",
                after);
    }

    /** The end of a past day cut off, log and seals: the next day no longer hangs on it. */
    @Test
    void theCutOffEndOfAPastDayIsFound() throws SQLException {
        LocalDate day = LocalDate.parse(today).minusDays(1);
        List<String> last = sql().texts("select log_id::text from activity_log_seals where day = '" + today
                + "' order by seq desc limit 2");
        // make the past: all but the last two seals belong to yesterday
        long count = sql().number("select count(*) from activity_log_seals where day = '" + today + "'");
        assertThat(count).isGreaterThan(2);
        try {
            PostgresResource.asSuperuser(
                    "create table tm_service.kept as select * from activity_log_seals where day = '" + today + "'",
                    "update activity_log_seals set day = '" + day + "' where day = '" + today + "' and log_id <> '"
                            + last.get(0) + "'",
                    "update activity_log_seals set seq = 1 where log_id = '" + last.get(0) + "'");
            rechain();
            assertThat(verify(day.toString(), today).<Boolean>path("intact")).isTrue();

            PostgresResource.asSuperuser("delete from activity_log_seals where log_id = '" + last.get(1) + "'");

            assertThat(kinds(verify(day.toString(), day.toString()))).contains("CHAIN_BROKEN");
        } finally {
            PostgresResource.asSuperuser(
                    "delete from activity_log_seals where log_id in (select log_id from tm_service.kept)",
                    "insert into activity_log_seals select * from tm_service.kept",
                    "drop table tm_service.kept");
        }
        assertThat(verify(today, today).<Boolean>path("intact")).isTrue();
    }

    /** Slipped in as the owner, with the number of a transaction that has long ended: no sealing will take it up. */
    @Test
    void aRowSlippedIntoThePastIsFound() throws SQLException {
        UUID id = UUID.randomUUID();
        String insert =
                "insert into activity_log select '" + id + "', occurred_at, log_name, event, table_name, subject_type,"
                        + " subject_id, causer_type, causer_id, before, after, request_id, reason, '3'::xid8, database_user"
                        + " from activity_log where id = '" + sealed(0) + "'";
        try {
            sql().execute(insert);
            sealing.sealAll();
            assertThat(kinds(verify(today, today))).containsExactly("ROW_UNSEALED");
        } finally {
            PostgresResource.asSuperuser("delete from activity_log where id = '" + id + "'");
        }
    }

    @Test
    void aNewKeyContinuesTheChainAndALostOneIsNamed() {
        byte[] row = new byte[32];
        UUID id = UUID.randomUUID();
        LocalDate day = LocalDate.parse("2026-01-05");
        String old = "old:" + key('a');
        SealChain before = new SealChain(Ciphers.of(old));
        SealChain after = new SealChain(Ciphers.of("new:" + key('b') + "," + old));
        byte[] first = before.next(SealChain.BEGINNING, row, day, 1, id);
        byte[] second = after.next(first, row, day, 2, id);

        assertThat(after.keyId()).isEqualTo("new");
        assertThat(after.fits(first, SealChain.BEGINNING, row, day, 1, id)).isTrue();
        assertThat(after.fits(second, first, row, day, 2, id)).isTrue();
        assertThat(after.fits(second, first, row, day, 3, id)).isFalse();
        assertThat(before.fits(second, first, row, day, 2, id)).isFalse();
        Findings findings = new Findings();
        new Walk(before, findings, null).check(new Link(day, 1, id, row, second, "new", row, false));
        assertThat(findings.first())
                .extracting(VerificationView.Finding::kind)
                .containsExactly(VerificationView.Kind.KEY_UNKNOWN);
    }

    @Test
    void everyOneOfManyParallelChangesIsSealedOnceByTwoSealersAtOnce() {
        long before = sql().number("select count(*) from activity_log_seals");
        List<UUID> ids = Race.calls(202, number -> {
            if (number >= 200) {
                for (int i = 0; i < 30; i++) sealing.sealAll();
                return null;
            }
            UUID id = UUID.randomUUID();
            QuarkusTransaction.requiringNew().run(() -> ActivityLogTest.insertHoliday(id, date(number)));
            return id;
        });
        sealing.sealAll();

        String those = "'"
                + String.join(
                        "','",
                        ids.stream()
                                .filter(id -> id != null)
                                .map(UUID::toString)
                                .toList()) + "'";
        assertThat(sql().number("select count(*) from activity_log_seals s join activity_log l on l.id = s.log_id"
                        + " where l.subject_id in (" + those + ")"))
                .isEqualTo(200);
        assertThat(sql().number("select count(*) from activity_log_seals")).isEqualTo(before + 200);
        Response verified = verify(
                today,
                sql().texts("select max(day)::text from activity_log_seals").get(0));
        assertThat(verified.<Boolean>path("intact")).as(verified.asString()).isTrue();
        sql().execute("delete from public_holidays where date between '2200-01-01' and '2201-01-01'");
    }

    /** It is not waited for; when it is seen, it gets its place behind those that came before. */
    @Test
    void aLongTransactionIsSealedOnceItIsOver() throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = PostgresResource.current().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into public_holidays (id, created_at, updated_at, date, name, collective_leave)"
                    + " values ('" + id + "', now(), now(), '2202-01-01', 'Lama', false)");
            change();
            assertThat(sealing.sealAll()).isPositive();
            change();
            assertThat(sealing.sealAll()).isPositive();
            connection.commit();
        }
        assertThat(sealing.sealAll()).isEqualTo(1);
        assertThat(sealing.sealAll()).isZero();
        assertThat(verify(today, today).<Boolean>path("intact")).isTrue();
        sql().execute("delete from public_holidays where id = '" + id + "'");
    }

    @Test
    void jobSealsToo() {
        change();
        assertThat(jobs.runOnce("audit-seal").claimed()).isPositive();
        assertThat(jobs.runOnce("audit-seal").claimed()).isZero();
    }

    /** Works out each seal's place anew, as the service would have done had the days been so. */
    private static void rechain() throws SQLException {
        byte[] hash = SealChain.BEGINNING;
        SealChain chain = Arc.container().instance(SealChain.class).get();
        List<String> ids = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (String row : sql().texts("select day || '|' || seq || '|' || log_id || '|' || encode(row_hash, 'hex')"
                + " from activity_log_seals order by day, seq")) {
            String[] parts = row.split("\\|");
            hash = chain.next(
                    hash,
                    HexFormat.of().parseHex(parts[3]),
                    LocalDate.parse(parts[0]),
                    Long.parseLong(parts[1]),
                    UUID.fromString(parts[2]));
            ids.add(parts[2]);
            hashes.add(HexFormat.of().formatHex(hash));
        }
        PostgresResource.asSuperuser("update activity_log_seals s set chain_hash = decode(c.hash, 'hex') from unnest('{"
                + String.join(",", ids) + "}'::uuid[], '{" + String.join(",", hashes)
                + "}'::text[]) as c (id, hash) where s.log_id = c.id");
    }

    private void tamper(String keep, String change, String mend, String kind, String logId) throws SQLException {
        PostgresResource.asSuperuser(keep);
        try {
            PostgresResource.asSuperuser(change);
            Response verified = verify(today, today);
            assertThat(verified.<Boolean>path("intact")).isFalse();
            assertThat(verified.<List<Map<String, Object>>>path("findings"))
                    .as(verified.asString())
                    .anySatisfy(finding ->
                            assertThat(finding).containsEntry("kind", kind).containsEntry("logId", logId));
        } finally {
            PostgresResource.asSuperuser(mend, "drop table tm_service.kept");
        }
        assertThat(verify(today, today).<Boolean>path("intact")).as("mended").isTrue();
    }

    /** The id of the row that was sealed so many places before the last. */
    private static String sealed(int before) {
        return sql().texts("select log_id::text from activity_log_seals order by day desc, seq desc offset " + before
                        + " limit 1")
                .get(0);
    }

    private Response verify(String from, String to) {
        Response answer =
                verifier.given().queryParam("from", from).queryParam("to", to).get(VERIFICATION);
        answer.then().statusCode(200);
        return answer;
    }

    private static List<String> kinds(Response verified) {
        return verified.path("findings.kind");
    }

    private static void change() {
        Actors.admin("holidays:read");
    }

    private static String date(int number) {
        return LocalDate.parse("2200-01-01").plusDays(number).toString();
    }

    private static String key(char letter) {
        return java.util.Base64.getEncoder()
                .encodeToString(String.valueOf(letter).repeat(32).getBytes());
    }

    private static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
