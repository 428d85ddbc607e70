package id.tm.platform.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import id.tm.platform.probe.ActLog;
import id.tm.platform.probe.ActsResource;
import id.tm.platform.security.AccessTokens;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.platform.time.SystemClock;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import id.tm.testing.Strangers;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class IdempotencyTest {

    private static final String ACTS = "/api/v1/probe/acts";

    @Inject
    ActLog log;

    @Inject
    AccessTokens tokens;

    @Inject
    SystemClock clock;

    @Inject
    ForgetIdempotencyKeys forgetting;

    private final String subject = "s-" + UUID.randomUUID();
    private final String key = "k-" + UUID.randomUUID();

    @AfterEach
    void clockBack() {
        clock.move(Duration.ZERO);
    }

    @Test
    void theRepetitionGetsTheSameAnswerAndDoesNothing() {
        Response first = post(key, act("do"));
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();

        for (int i = 0; i < 3; i++) {
            Response again = post(key, act("do"));
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.asString()).isEqualTo(first.asString());
            assertThat(again.header("Location"))
                    .isEqualTo(first.header("Location"))
                    .endsWith("/acts/" + subject);
            assertThat(again.header("ETag")).isEqualTo("\"3\"").isEqualTo(first.header("ETag"));
            assertThat(again.contentType()).isEqualTo(first.contentType());
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.header("Cache-Control")).isEqualTo("no-store");
            assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        }
        assertThat(log.times(subject)).isEqualTo(1);
    }

    @Test
    void withoutAKeyEveryRequestActs() {
        for (int i = 0; i < 2; i++)
            given().contentType(ContentType.JSON).body(act("do")).post(ACTS);
        assertThat(log.times(subject)).isEqualTo(2);
    }

    @Test
    void anAnswerWithoutABodyIsRepeatedToo() {
        int before = log.times("nothing");
        for (int i = 0; i < 2; i++) {
            Response response = given().header("Idempotency-Key", key).post(ACTS + "/nothing");
            assertThat(response.statusCode()).isEqualTo(204);
            assertThat(response.asByteArray()).isEmpty();
        }
        assertThat(log.times("nothing")).isEqualTo(before + 1);
    }

    @Test
    void theSameKeyWithAnotherRequestIs422() {
        post(key, act("do"));
        Map<String, Object> other = act("do");
        other.put("count", 2);
        Response response = post(key, other);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.<String>path("code")).isEqualTo("idempotency-key-reused");
        Response elsewhere = given().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(act("do"))
                .post(ACTS + "?x=1");
        assertThat(elsewhere.<String>path("code")).isEqualTo("idempotency-key-reused");
        assertThat(log.times(subject)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256, 4000})
    void aKeyOfNoProperLengthIs400(int length) {
        Response response = post("k".repeat(length), act("do"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.<String>path("code")).isEqualTo("idempotency-key-invalid");
        assertThat(log.times(subject)).isZero();
    }

    @Test
    void aKeyOf255CharactersIsFine() {
        String longest = (key + "x".repeat(255)).substring(0, 255);
        assertThat(post(longest, act("do")).statusCode()).isEqualTo(201);
        assertThat(post(longest, act("do")).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void whereAKeyIsDemandedItsAbsenceIs400() {
        Response without = given().contentType(ContentType.JSON).body(act("do")).post(ACTS + "/required");
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.<String>path("code")).isEqualTo("idempotency-key-required");
        Response with = given().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(act("do"))
                .post(ACTS + "/required");
        assertThat(with.statusCode()).isEqualTo(201);
        assertThat(log.times(subject)).isEqualTo(1);
    }

    @Test
    void fiftyAtOnceActOnce() {
        Race race = Race.run(50, () -> post(key, act("do")));

        assertThat(log.times(subject)).isEqualTo(1);
        assertThat(race.statuses().keySet()).isSubsetOf(201, 409);
        assertThat(race.with(201)).isNotEmpty();
        assertThat(race.with(201).stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(race.with(201).stream().filter(r -> r.header("Idempotency-Replayed") == null))
                .hasSize(1);
        assertThat(race.with(409)).allSatisfy(response -> {
            assertThat(response.<String>path("code")).isEqualTo("idempotency-key-in-flight");
            assertThat(response.header("Retry-After")).matches("[1-5]");
        });
    }

    @Test
    void whileTheFirstIsStillAtWorkTheSecondIsToldToWait() throws Exception {
        ActsResource.close(subject);
        Map<String, Object> act = act("do");
        act.put("gate", subject);
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> post(key, act));
        ActsResource.awaitArrival(subject);

        Response second = post(key, act);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.<String>path("code")).isEqualTo("idempotency-key-in-flight");
        assertThat(second.header("Retry-After")).isNotBlank();

        ActsResource.open(subject);
        assertThat(first.get().statusCode()).isEqualTo(201);
        assertThat(post(key, act).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(log.times(subject)).isEqualTo(1);
    }

    @Test
    void keysOfOtherCallersAreOtherKeys() {
        RequestSpecification ani = as(Strangers.arrive(Realm.USERS, Set.of("member"), Set.of()));
        RequestSpecification budi = as(Strangers.arrive(Realm.USERS, Set.of("member"), Set.of()));
        for (RequestSpecification who : List.of(ani, budi)) {
            assertThat(who.header("Idempotency-Key", key)
                            .body(act("do"))
                            .post(ACTS + "/member")
                            .statusCode())
                    .isEqualTo(201);
        }
        Response anonymous = post(key, act("do"));
        assertThat(anonymous.header("Idempotency-Replayed")).isNull();
        Response partner = given().header("X-Api-Key", "a partner's")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(act("do"))
                .post(ACTS);
        assertThat(partner.header("Idempotency-Replayed")).isNull();
        assertThat(log.times(subject)).isEqualTo(4);
    }

    @Test
    void somebodyWithoutAccessLearnsNothingFromAKey() {
        Principal ani = Strangers.arrive(Realm.USERS, Set.of("member"), Set.of());
        as(ani).header("Idempotency-Key", key).body(act("do")).post(ACTS + "/member");
        Response stranger = given().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(act("do"))
                .post(ACTS + "/member");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(log.times(subject)).isEqualTo(1);
    }

    @Test
    void aBusinessRefusalIsRepeated() {
        Response first = post(key, act("rule"));
        assertThat(first.statusCode()).isEqualTo(422);
        Response again = post(key, act("rule"));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.contentType()).startsWith("application/problem+json");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(log.times(subject)).isEqualTo(1);
    }

    @Test
    void aBrokenConstraintIsRepeated() {
        Map<String, Object> act = act("do");
        act.put("count", 10);
        assertThat(post(key, act).statusCode()).isEqualTo(400);
        Response again = post(key, act);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.<List<String>>path("errors.field")).containsExactly("count");
    }

    @Test
    void aRefusalThatMayPassIsNotKept() {
        assertThat(post(key, act("refuse")).statusCode()).isEqualTo(403);
        Response again = post(key, act("refuse"));
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.header("Idempotency-Replayed")).isNull();
        assertThat(states(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "read"})
    void aFailureBeforeAnythingWasWrittenFreesTheKey(String what) {
        assertThat(post(key, act(what)).statusCode()).isEqualTo(500);
        assertThat(states(key)).isEmpty();
        assertThat(post(key, act("do")).statusCode()).isEqualTo(201);
    }

    @Test
    void aFailureAfterTheCommitIsNotTriedAgain() {
        assertThat(post(key, act("write-and-fail")).statusCode()).isEqualTo(500);
        Response again = post(key, act("write-and-fail"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<String>path("code")).isEqualTo("idempotency-answer-lost");
        assertThat(log.times(subject)).isEqualTo(1);
    }

    @Test
    void transactionsInsideTransactionsDoNotBlockEachOther() {
        assertThat(post(key, act("nested")).statusCode()).isEqualTo(201);
        assertThat(log.times(subject)).isEqualTo(1);
        assertThat(log.times(subject + "-inner")).isEqualTo(1);
    }

    /** What a process leaves behind that dies after the commit, before the answer is stored. */
    @Test
    void afterACrashBehindTheCommitTheActIsNotRepeated() {
        post(key, act("do"));
        sql("update idempotency_keys set state = 'COMMITTED', status = null, body = null where key = '" + key + "'");

        assertThat(post(key, act("do")).<String>path("code")).isEqualTo("idempotency-key-in-flight");
        clock.move(Duration.ofMinutes(2));
        Response later = post(key, act("do"));
        assertThat(later.statusCode()).isEqualTo(409);
        assertThat(later.<String>path("code")).isEqualTo("idempotency-answer-lost");
        assertThat(log.times(subject)).isEqualTo(1);
    }

    /** The commit carries the mark with it: seen at the moment the transaction ends, before any answer is stored. */
    @Test
    void theCommitItselfMarksTheKey() {
        sql("create or replace function probe_note() returns trigger language plpgsql as $$ begin"
                + " insert into probe_acts select 'marked-' || new.key || '-' || count(*), 0 from probe_acts"
                + " where subject = '" + subject + "'; return null; end $$");
        sql("create trigger probe_note after update on idempotency_keys for each row"
                + " when (new.state = 'COMMITTED' and new.key = '" + key + "') execute function probe_note()");
        try {
            post(key, act("do"));
        } finally {
            sql("drop trigger probe_note on idempotency_keys");
        }
        assertThat(log.times("marked-" + key + "-1")).isEqualTo(1);
    }

    /** What a process leaves behind that dies before the commit. */
    @Test
    void afterACrashBeforeTheCommitTheRepetitionActsOnceTheLeaseIsOver() {
        post(key, act("do"));
        sql("update idempotency_keys set state = 'IN_FLIGHT', status = null, body = null where key = '" + key + "'");
        sql("delete from probe_acts where subject = '" + subject + "'");

        assertThat(post(key, act("do")).statusCode()).isEqualTo(409);
        clock.move(Duration.ofMinutes(2));
        assertThat(post(key, act("do")).statusCode()).isEqualTo(201);
        assertThat(log.times(subject)).isEqualTo(1);
        assertThat(states(key)).containsOnly(entry("ANSWERED", 1));
    }

    /** A request that stood still longer than its lease wakes up while its repetition has done the work. */
    @Test
    void aRequestThatWasTakenForDeadCannotCommitAnyMore() throws Exception {
        ActsResource.close(subject);
        Map<String, Object> act = act("wait-inside");
        act.put("gate", subject);
        CompletableFuture<Response> sleeper = CompletableFuture.supplyAsync(() -> post(key, act));
        ActsResource.awaitArrival(subject);
        clock.move(Duration.ofMinutes(2));

        // The same request again; its own gate is open by then.
        CompletableFuture<Response> repetition = CompletableFuture.supplyAsync(() -> post(key, act));
        awaitTakeOver();
        ActsResource.open(subject);

        assertThat(repetition.get().statusCode()).isEqualTo(201);
        assertThat(sleeper.get().statusCode()).isEqualTo(409);
        assertThat(log.times(subject)).isEqualTo(1);
        assertThat(post(key, act).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void whatIsStoredCannotBeReadInADump() throws SQLException {
        post(key, act("do"));
        try (Connection connection = PostgresResource.current().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select body from idempotency_keys where key = '" + key + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).startsWith("test:").doesNotContain(subject);
        }
    }

    @Test
    void answersAreForgottenAfterTheirTimeButNotThoseThatDemandAKey() {
        post(key, act("do"));
        given().header("Idempotency-Key", key + "-kept")
                .contentType(ContentType.JSON)
                .body(act("do"))
                .post(ACTS + "/required");
        forgetting.run(clock.instant().plus(Duration.ofHours(47)), 1_000);
        assertThat(states(key)).containsKey("ANSWERED");
        forgetting.run(clock.instant().plus(Duration.ofHours(49)), 1_000_000);
        assertThat(states(key)).isEmpty();
        assertThat(states(key + "-kept")).containsKey("ANSWERED");
    }

    private Map<String, Object> act(String what) {
        return new HashMap<>(Map.of("subject", subject, "what", what, "count", 1));
    }

    private static Response post(String key, Map<String, Object> act) {
        return given().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(act)
                .post(ACTS);
    }

    private RequestSpecification as(Principal principal) {
        return given().auth()
                .oauth2(tokens.sign(principal.realm(), principal.id(), UUID.randomUUID()))
                .contentType(ContentType.JSON);
    }

    private void awaitTakeOver() {
        org.awaitility.Awaitility.await()
                .until(() -> count("select count(*) from idempotency_keys where key = '" + key
                                + "' and lease_until > created_at + interval '90 seconds'")
                        == 1);
    }

    private static Map<String, Integer> states(String key) {
        Map<String, Integer> found = new HashMap<>();
        for (String state : List.of("IN_FLIGHT", "COMMITTED", "ANSWERED")) {
            int rows = count(
                    "select count(*) from idempotency_keys where key = '" + key + "' and state = '" + state + "'");
            if (rows > 0) found.put(state, rows);
        }
        return found;
    }

    private static int count(String sql) {
        try (Connection connection = PostgresResource.current().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sql(String sql) {
        try (Connection connection = PostgresResource.current().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
