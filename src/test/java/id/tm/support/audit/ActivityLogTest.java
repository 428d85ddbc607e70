package id.tm.support.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.change.Causer;
import id.tm.platform.change.Changes;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who changed what: written with the change, however it is made. */
@ServiceTest
class ActivityLogTest {

    private static final String LOG = "/api/v1/admin/activity-log";
    private static final String ROLES = "/api/v1/admin/roles";

    @Inject
    Changes changes;

    private final Actor auditor = Actors.admin("activity-log:read");

    @Test
    void adminsChangesSayWhoWhenAndInWhichRequest() {
        Actor admin = Actors.admin("roles:read", "roles:write", "users:read", "users:write");
        String name = "role-" + UUID.randomUUID().toString().substring(0, 8);

        Response made = admin.given()
                .header("X-Request-Id", "made-" + name)
                .body(Map.of("name", name, "permissions", Set.of("users:read")))
                .post(ROLES);
        made.then().statusCode(201);
        String id = made.path("id");
        Response changed = admin.given()
                .header("X-Request-Id", "changed-" + name)
                .header("If-Match", made.header("ETag"))
                .body(Map.of("name", name + "-x", "permissions", Set.of("users:write")))
                .put(ROLES + "/" + id);
        changed.then().statusCode(200);
        admin.given()
                .header("If-Match", changed.header("ETag"))
                .delete(ROLES + "/" + id)
                .then()
                .statusCode(204);

        List<Map<String, Object>> log = list("subjectType=Role&subjectId=" + id + "&sort=occurredAt");
        assertThat(log).allSatisfy(row -> assertThat(row)
                .containsEntry("causerType", "ADMIN")
                .containsEntry("causerId", admin.id().toString())
                .containsEntry("logName", "access")
                .containsEntry("subjectId", id));
        assertThat(of(log, "roles"))
                .extracting(row -> row.get("event"))
                .containsExactly("CREATED", "UPDATED", "DELETED");
        assertThat(of(log, "roles"))
                .extracting(row -> row.get("requestId"))
                .startsWith("made-" + name, "changed-" + name);
        assertThat(of(log, "roles").get(1))
                .containsEntry("before", Map.of("name", name))
                .containsEntry("after", Map.of("name", name + "-x"));
        assertThat(of(log, "role_permissions"))
                .as("one taken on, one taken away, one given, one gone with the role")
                .hasSize(4)
                .allSatisfy(row -> assertThat(row).containsEntry("event", "UPDATED"));
        assertThat(sql().number("select count(distinct transaction_id) from activity_log where request_id = 'made-"
                        + name + "'"))
                .isEqualTo(1);
        auditor.given().get(LOG + "/" + log.get(0).get("id")).then().statusCode(200);
    }

    @Test
    void membersChangesAreTheirsAndShowNothingPersonal() {
        Actor member = Actors.member(wishes -> wishes.name("Zubaidah Qomariah").phone("+6281299887766"));

        member.given()
                .header("If-Match", member.given().get("/api/v1/me").header("ETag"))
                .body(Map.of(
                        "fullName",
                        "Kusumawardhani Prameswari",
                        "phone",
                        "+6281355443322",
                        "zone",
                        "Asia/Makassar",
                        "locale",
                        "id"))
                .put("/api/v1/me")
                .then()
                .statusCode(200);

        List<Map<String, Object>> log = list("causerType=MEMBER&causerId=" + member.id() + "&subjectType=Profile");
        assertThat(log).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("event", "UPDATED").containsEntry("subjectType", "Profile");
            assertThat(map(row, "after"))
                    .containsEntry("zone", "Asia/Makassar")
                    .containsEntry("full_name", "K***")
                    .containsEntry("phone", "***322");
            assertThat(map(row, "before")).containsEntry("phone", "***766");
        });
        for (String personal : List.of(
                "Zubaidah", "Qomariah", "Kusumawardhani", "Prameswari", "1299887766", "1355443322", member.email())) {
            assertThat(sql().number("select count(*) from activity_log l where l::text ilike '%" + personal + "%'"))
                    .as(personal)
                    .isZero();
        }
        assertThat(sql().number("select count(*) from activity_log l where l::text like '%$argon2id$%'"
                        + " or l::text like '%$2y$%'"))
                .isZero();
        assertThat(
                        sql().number(
                                        "select count(*) from activity_log l join signing_keys k on l::text like '%' || k.private_key || '%'"))
                .isZero();
        assertThat(sql().texts("select after::text from activity_log where subject_type = 'User' and event = 'CREATED'"
                        + " and subject_id = '" + member.id() + "'"))
                .singleElement()
                .asString()
                .contains("\"password_hash\": \"[secret]\"", "a***@actors.test");
    }

    @Test
    void whoIsNotLoggedInIsTheServiceInSomeRequest() {
        String email = "registered-" + UUID.randomUUID() + "@actors.test";

        given().contentType("application/json")
                .header("X-Request-Id", "anonymous-" + email.substring(11, 30))
                .body(Map.of(
                        "email", email, "password", "empat kata yang panjang", "fullName", "Tamu", "acceptTerms", true))
                .post("/api/v1/auth/registrations");

        assertThat(sql().texts("select distinct causer_type from activity_log where request_id = 'anonymous-"
                        + email.substring(11, 30) + "'"))
                .isSubsetOf("SYSTEM");
        assertThat(
                        sql().number(
                                        "select count(*) from activity_log where causer_type = 'SYSTEM' and subject_type = 'Permission'"))
                .as("the catalogue of permissions at the start")
                .isPositive();
    }

    @Test
    void jobsBulkStatementsAndNativeSqlAreCaughtWithTheirCauser() {
        String job = "job-" + UUID.randomUUID();
        UUID id = holiday("2190-01-01");
        changes.causedBy(
                Causer.job(job), () -> QuarkusTransaction.requiringNew().run(() -> {
                    Panache.getEntityManager()
                            .createQuery("update PublicHoliday h set h.name = 'HQL' where h.id = :id")
                            .setParameter("id", id)
                            .executeUpdate();
                    Panache.getEntityManager()
                            .createNativeQuery(
                                    "with gone as (delete from public_holidays where id = :id returning 1) select count(*) from gone")
                            .setParameter("id", id)
                            .getSingleResult();
                }));

        assertThat(sql().texts(
                                "select event || ' ' || causer_type || ' ' || causer_id from activity_log where subject_id = '"
                                        + id + "' order by occurred_at offset 1"))
                .containsExactly("UPDATED JOB " + job, "DELETED JOB " + job);
        assertThat(sql().number("select count(distinct transaction_id) from activity_log where subject_id = '" + id
                        + "'"))
                .isEqualTo(2);
    }

    @Test
    void aTransactionIsToldItsOwnCauserAndLeavesNoneBehind() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            UUID id = UUID.randomUUID();
            boolean known = i % 2 == 0;
            Runnable change = () -> QuarkusTransaction.requiringNew().run(() -> insertHoliday(id, "2191-01-01"));
            if (known) changes.causedBy(Causer.job("told"), change);
            else change.run();
            seen.add(known + " "
                    + sql().texts("select causer_type || coalesce(causer_id, '') from activity_log"
                            + " where subject_id = '" + id + "'"));
            sql().execute("delete from public_holidays where id = '" + id + "'");
        }
        assertThat(seen).containsExactlyInAnyOrder("true [JOBtold]", "false [SYSTEM]");
    }

    @Test
    void sqlFromOutsideIsTheDatabases() {
        UUID id = holiday("2192-01-01");
        sql().execute("update public_holidays set name = 'by hand' where id = '" + id + "'");
        assertThat(sql().texts("select causer_type || ' ' || database_user from activity_log where subject_id = '" + id
                        + "' and event = 'UPDATED'"))
                .containsExactly("DATABASE " + PostgresResource.current().username());
        sql().execute("delete from public_holidays where id = '" + id + "'");
    }

    @Test
    void whatIsTakenBackIsNotInTheLogAndATouchIsNoChange() {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    insertHoliday(id, "2193-01-01");
                    throw new IllegalStateException("taken back");
                }))
                .hasMessageContaining("taken back");
        UUID touched = holiday("2194-01-01");
        sql().execute("update public_holidays set version = version + 1, updated_at = now() where id = '" + touched
                + "'");
        sql().execute("update public_holidays set name = name where id = '" + touched + "'");

        assertThat(sql().number("select count(*) from activity_log where subject_id = '" + id + "'"))
                .isZero();
        assertThat(sql().number("select count(*) from activity_log where subject_id = '" + touched + "'"))
                .isEqualTo(1);
        sql().execute("delete from public_holidays where id = '" + touched + "'");
    }

    @Test
    void itIsListedTheNewestFirstPageByPage() {
        Actor admin = Actors.admin("holidays:write");
        for (int day = 1; day <= 5; day++) {
            String id = admin.given()
                    .body(Map.of("date", "2195-01-0" + day, "name", "Hari " + day, "collectiveLeave", false))
                    .post("/api/v1/admin/holidays")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            admin.given().delete("/api/v1/admin/holidays/" + id);
        }
        String query = LOG + "?limit=2&event=CREATED&causerId=" + admin.id();
        Response first = auditor.given().get(query);
        Response second = auditor.given().get(query + "&cursor=" + first.path("nextCursor"));
        Response third = auditor.given().get(query + "&cursor=" + second.path("nextCursor"));

        assertThat(List.of(first, second, third))
                .flatExtracting(page -> page.<List<String>>path("items.after.name"))
                .containsExactly("Hari 5", "Hari 4", "Hari 3", "Hari 2", "Hari 1");
        assertThat(third.<String>path("nextCursor")).isNull();
        String time = first.path("items[0].occurredAt");
        assertThat(list("causerId=" + admin.id() + "&occurredSince=" + time)).isNotEmpty();
        assertThat(list("causerId=" + admin.id() + "&event=CREATED&occurredBefore=" + time))
                .hasSize(4);
    }

    @Test
    void onlyWhoMayReadItsLog() {
        String id = sql().texts("select id::text from activity_log limit 1").get(0);
        for (String path : List.of(LOG, LOG + "/" + id, LOG + "/verification")) {
            given().get(path).then().statusCode(401);
            Actors.member().given().get(path).then().statusCode(403);
            Actors.admin("holidays:read").given().get(path).then().statusCode(403);
        }
        Actors.admin("activity-log:verify").given().get(LOG).then().statusCode(403);
        auditor.given().get(LOG + "/verification").then().statusCode(403);
        auditor.given().get(LOG + "/" + UUID.randomUUID()).then().statusCode(404);
        assertThat(auditor.given().get(LOG + "/" + UUID.randomUUID()).<String>path("code"))
                .isEqualTo("activity-not-found");
    }

    @Test
    void badInputIsRefused() {
        Actor verifier = Actors.admin("activity-log:verify");
        for (String query : List.of(
                "causerType=GOD",
                "event=",
                "occurredSince=yesterday",
                "nosuch=1",
                "sort=reason",
                "limit=0",
                "cursor=x",
                "subjectId=%00")) {
            int status = auditor.given()
                    .urlEncodingEnabled(false)
                    .get(LOG + "?" + query)
                    .statusCode();
            assertThat(status).as(query).isBetween(400, 422);
        }
        for (String value : List.of("'; drop table activity_log; --", "😀", "x".repeat(1_000), "%25")) {
            assertThat(list("subjectId=" + value)).isEmpty();
        }
        for (String query : List.of(
                "from=yesterday",
                "from=2026-02-30",
                "from=2026-01-01&to=2026-02-01",
                "from=2026-01-02&to=2026-01-01",
                "to=-999999999-01-01",
                "from=%00",
                "from=+999999999-12-31")) {
            int status = verifier.given()
                    .urlEncodingEnabled(false)
                    .get(LOG + "/verification?" + query)
                    .statusCode();
            assertThat(status).as(query).isEqualTo(400);
        }
        for (String id : List.of("1", "null", "'; drop table activity_log; --")) {
            assertThat(auditor.given().get(LOG + "/{id}", id).statusCode())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    private List<Map<String, Object>> list(String query) {
        Response page = auditor.given().get(LOG + "?limit=200&" + query);
        page.then().statusCode(200);
        return page.path("items");
    }

    private static List<Map<String, Object>> of(List<Map<String, Object>> log, String table) {
        return log.stream().filter(row -> row.get("table").equals(table)).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> row, String name) {
        return (Map<String, Object>) row.get(name);
    }

    private static UUID holiday(String date) {
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> insertHoliday(id, date));
        return id;
    }

    static void insertHoliday(UUID id, String date) {
        Panache.getEntityManager()
                .createNativeQuery(
                        "insert into public_holidays (id, created_at, updated_at, date, name, collective_leave)"
                                + " values (:id, now(), now(), cast(:date as date), 'Uji', false)")
                .setParameter("id", id)
                .setParameter("date", date)
                .executeUpdate();
    }

    private static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
