package id.tm.finance.config;

import static id.tm.finance.Money.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import id.tm.finance.FeeKind;
import id.tm.finance.Ledger;
import id.tm.finance.PaymentPosting;
import id.tm.finance.Sale;
import id.tm.finance.Setting;
import id.tm.finance.Settings;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ServiceTest
@ExtendWith(BooksBalanced.class)
class ConfigTest {

    private static final String GLOBALS = "/api/v1/admin/config-globals";
    private static final String FEES = "/api/v1/admin/config-fees";
    private static final String MINIMUM = "withdrawal.minimum";

    @Inject
    Settings settings;

    @Inject
    Ledger ledger;

    @Inject
    SystemClock clock;

    @AfterEach
    void asItWas() {
        clock.move(Duration.ZERO);
        // The other tests count on what the service comes with; what lies in the future must not come into effect
        // there.
        sql().execute(
                        "alter table config_global_logs disable trigger user; alter table config_fee_logs disable trigger user;"
                                + " delete from config_global_logs; delete from config_fee_logs;"
                                + " delete from config_globals where proposed_by is not null; delete from config_fees where proposed_by is not null;"
                                + " alter table config_global_logs enable trigger user; alter table config_fee_logs enable trigger user");
    }

    @Test
    void everySettingAndFeeHasAValueFromTheFirstDay() {
        Actor admin = Actors.admin("config-globals:read", "config-fees:read");
        Response globals = admin.given().get(GLOBALS);
        globals.then().statusCode(200);
        assertThat(globals.<List<String>>path("items.key"))
                .containsExactly(
                        Arrays.stream(Setting.values()).map(Setting::key).toArray(String[]::new));
        globals.then()
                .body("items.find { it.key == 'ppn.rate-percent' }.value", equalTo(12))
                .body("items.find { it.key == 'ppn.rate-percent' }.guarded", equalTo(true))
                .body("items.find { it.key == 'pph-21' }.value.brackets.size()", equalTo(5))
                .body("items.find { it.key == 'npwp.16-digits-from' }.value", equalTo("2100-01-01"));
        admin.given()
                .get(FEES)
                .then()
                .statusCode(200)
                .body(
                        "items.key",
                        contains(Arrays.stream(FeeKind.values())
                                .map(FeeKind::key)
                                .toArray(String[]::new)));
        assertThat(settings.date(Setting.NPWP_16_DIGITS_FROM, Instant.parse("2001-01-01T00:00:00Z"))
                        .value())
                .isEqualTo("2100-01-01");
    }

    @Test
    void aPlainSettingIsChangedByOneNowAndLater() {
        Actor admin = Actors.admin("config-globals:read", "config-globals:write");
        Instant before = clock.instant();
        UUID old = settings.integer(Setting.WITHDRAWAL_MINIMUM, before).versionId();
        Response now = propose(admin, MINIMUM, 75_000, null);
        now.then().statusCode(201).body("state", equalTo("APPROVED")).body("value", equalTo(75_000));
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
        Response later = propose(admin, MINIMUM, 100_000, tomorrow);
        later.then().statusCode(201).body("state", equalTo("APPROVED"));
        propose(admin, MINIMUM, 100_001, tomorrow).then().statusCode(409).body("code", equalTo("config-version-taken"));

        assertThat(settings.integer(Setting.WITHDRAWAL_MINIMUM, clock.instant()).value())
                .isEqualTo(75_000);
        assertThat(settings.integer(Setting.WITHDRAWAL_MINIMUM, clock.instant()).versionId())
                .hasToString(now.path("id"));
        // Who used the old one finds it for good.
        assertThat(settings.integer(Setting.WITHDRAWAL_MINIMUM, before)).isEqualTo(new Settings.Pinned<>(old, 50_000L));
        assertThat(settings.integer(Setting.WITHDRAWAL_MINIMUM, tomorrow).value())
                .isEqualTo(100_000);
        admin.given()
                .get(GLOBALS)
                .then()
                .body("items.find { it.key == 'withdrawal.minimum' }.value", equalTo(75_000))
                .body("items.find { it.key == 'withdrawal.minimum' }.ahead.value", contains(100_000));
        admin.given()
                .queryParam("at", tomorrow.toString())
                .get(GLOBALS)
                .then()
                .body("items.find { it.key == 'withdrawal.minimum' }.value", equalTo(100_000));

        decide(admin, GLOBALS, now.path("id"), "withdrawal")
                .then()
                .statusCode(409)
                .body("currentState", equalTo("APPROVED"));
        decide(admin, GLOBALS, later.path("id"), "withdrawal")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        assertThat(settings.integer(Setting.WITHDRAWAL_MINIMUM, tomorrow).value())
                .isEqualTo(75_000);

        Response logs = admin.given().queryParam("key", MINIMUM).get(GLOBALS + "/logs");
        logs.then()
                .statusCode(200)
                .body("items.state", contains("WITHDRAWN", "APPROVED", "APPROVED"))
                .body("items.oldValue", contains(75_000, 75_000, 50_000))
                .body("items.newValue", contains(100_000, 100_000, 75_000))
                .body("items.reason", contains("changed my mind", "decided", "decided"))
                .body("items[0].adminId", equalTo(admin.id().toString()))
                .body("items[0].address", equalTo("127.0.0.1"));
        assertThatThrownBy(() -> sql().execute("update config_global_logs set reason = 'x'"))
                .hasStackTraceContaining("append-only");
        admin.given()
                .get(GLOBALS + "/versions/" + now.path("id"))
                .then()
                .statusCode(200)
                .body("reason", equalTo("decided"));
        admin.given()
                .queryParam("key", MINIMUM)
                .queryParam("state", "WITHDRAWN")
                .get(GLOBALS + "/versions")
                .then()
                .body("items.id", contains(later.<String>path("id")));
        admin.given()
                .get(GLOBALS + "/versions/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("config-version-not-found"));
    }

    @Test
    void aTaxTakesTwoAdmins() {
        Actor maker = Actors.admin("config-globals:read", "config-globals:write", "config-globals:approve");
        Actor checker = Actors.admin("config-globals:approve");
        Instant soon = clock.instant().plus(Duration.ofMinutes(1));
        Response proposed = propose(maker, "ppn.rate-percent", 12.5, soon);
        proposed.then().statusCode(201).body("state", equalTo("PROPOSED"));
        String id = proposed.path("id");
        assertThat(settings.ppn(soon).tax(1_200)).isEqualTo(132);
        decide(maker, GLOBALS, id, "approval").then().statusCode(409).body("code", equalTo("own-proposal"));
        maker.given().get(GLOBALS).then().body("items.find { it.key == 'ppn.rate-percent' }.ahead.id", contains(id));
        // Approved late: from then on, not from the instant that has passed.
        clock.move(Duration.ofMinutes(5));
        Response approved = decide(checker, GLOBALS, id, "approval");
        approved.then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("decidedBy", equalTo(checker.id().toString()));
        assertThat(Instant.parse(approved.path("effectiveFrom"))).isAfter(soon.plus(Duration.ofMinutes(3)));
        assertThat(settings.ppn(soon).tax(1_200)).isEqualTo(132);
        assertThat(settings.ppn(clock.instant()).tax(1_200)).isEqualTo(138);
        decide(checker, GLOBALS, id, "approval").then().statusCode(409).body("code", equalTo("illegal-state"));
        decide(checker, GLOBALS, id, "rejection").then().statusCode(409);

        Response ahead = propose(maker, "ppn.pkp", false, clock.instant().plus(Duration.ofDays(2)));
        decide(checker, GLOBALS, ahead.path("id"), "approval").then().statusCode(200);
        decide(maker, GLOBALS, ahead.path("id"), "withdrawal").then().statusCode(409);

        Response refused = propose(maker, "pph-23", Map.of("percent", 3, "withoutNumberPercent", 6), null);
        decide(checker, GLOBALS, refused.path("id"), "rejection")
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"));
        Response taken = propose(maker, "pph-23", Map.of("percent", 3, "withoutNumberPercent", 6), null);
        decide(maker, GLOBALS, taken.path("id"), "withdrawal").then().statusCode(200);
        assertThat(settings.pph23(clock.instant()).value().tax(1_000_000, true)).isEqualTo(20_000);
        // The database would not take it either.
        assertThatThrownBy(() -> sql().execute(
                                "update config_globals set state = 'APPROVED', decided_by = proposed_by, decided_at = now()"
                                        + " where id = '" + refused.path("id") + "'"))
                .hasStackTraceContaining("ck_config_globals_four_eyes");
    }

    @Test
    void oneOfManyApprovesOnce() {
        Actor maker = Actors.admin("config-fees:write");
        String id = proposeFee(maker, "service", Map.of("nominal", 1_000)).path("id");
        Actor one = Actors.admin("config-fees:approve");
        Race race = Race.run(30, n -> decide(one, FEES, id, n % 2 == 0 ? "approval" : "rejection"));
        assertThat(race.statuses()).containsOnly(Map.entry(200, 1L), Map.entry(409, 29L));
        assertThat(sql().number("select count(*) from config_fee_logs where version_id = '" + id
                        + "' and state <> 'PROPOSED'"))
                .isEqualTo(1);
    }

    @Test
    void aFeeIsSimulatedProposedAndApproved() {
        Actor maker = Actors.admin("config-fees:read", "config-fees:write");
        Actor checker = Actors.admin("config-fees:approve", "config-fees:read");
        ledger.post(new PaymentPosting.Received(
                UUID.randomUUID(), "XENDIT", Sale.of("ASSESSMENT", 400_000, 44_000, 2_000, 100_000), 0));
        Map<String, Object> fee = Map.of("nominal", 1_000, "percent", 1, "min", 2_000, "cap", 10_000);
        Response before = simulate(maker, "service", fee);
        before.then().statusCode(200).body("count", greaterThan(0)).body("until", notNullValue());
        ledger.post(new PaymentPosting.Received(
                UUID.randomUUID(), "XENDIT", Sale.of("ASSESSMENT", 300_000, 33_000, 2_000, 0), 0));
        Response after = simulate(maker, "service", fee);
        assertThat(difference(before, after, "count")).isEqualTo(1);
        assertThat(difference(before, after, "base")).isEqualTo(300_000);
        assertThat(difference(before, after, "actual")).isEqualTo(2_000);
        assertThat(difference(before, after, "proposed")).isEqualTo(4_000);
        assertThat(difference(before, after, "difference")).isEqualTo(2_000);
        assertThat(difference(before, after, "dearer")).isEqualTo(1);
        assertThat(difference(before, after, "cheaper")).isZero();
        clock.move(Duration.ofDays(31));
        Actor later = Actors.admin("config-fees:read");
        simulate(later, "service", fee).then().body("count", equalTo(0));
        simulate(later, "partner-admin", fee).then().statusCode(200).body("count", equalTo(0));
        simulate(later, "transfer", fee).then().statusCode(200);
        simulate(later, "tea", fee).then().statusCode(422).body("code", equalTo("unknown-config-key"));
        clock.move(Duration.ZERO);

        Response proposed = proposeFee(maker, "service", fee);
        proposed.then().statusCode(201).body("state", equalTo("PROPOSED"));
        assertThat(settings.fee(FeeKind.SERVICE, clock.instant()).value().on(300_000))
                .isZero();
        decide(checker, FEES, proposed.path("id"), "approval").then().statusCode(200);
        assertThat(settings.fee(FeeKind.SERVICE, clock.instant()).value().on(300_000))
                .isEqualTo(4_000);
        checker.given()
                .queryParam("key", "service")
                .get(FEES + "/logs")
                .then()
                .body("items.state", contains("APPROVED", "PROPOSED"));
        checker.given()
                .get(FEES + "/versions/" + proposed.path("id"))
                .then()
                .statusCode(200)
                .body("value.cap", equalTo(10_000));
        checker.given()
                .queryParam("state", "APPROVED")
                .get(FEES + "/versions")
                .then()
                .body("items.key", hasItem("service"));
    }

    @Test
    void whatIsNotAValueIsRefusedAndNothingChanges() {
        Actor admin = Actors.admin("config-globals:write", "config-fees:write", "config-fees:read");
        String before = state();
        Map<String, List<Object>> wrong = new HashMap<>();
        wrong.put(MINIMUM, List.of("50000", 1.5, -1, true, Map.of(), List.of(), 1_000_000_000_000L, "😀"));
        wrong.put("ppn.pkp", List.of("true", 1, Map.of()));
        wrong.put("ppn.rate-percent", List.of("12", -0.1, 100.1, 12.00001, false));
        wrong.put(
                "ppn.base",
                List.of(
                        Map.of("numerator", 12, "denominator", 11),
                        Map.of("numerator", 11),
                        Map.of("numerator", 0, "denominator", 1),
                        1,
                        "x"));
        wrong.put(
                "pph-21",
                List.of(
                        Map.of("basePercent", 50, "withoutNumberPercent", 120, "brackets", List.of()),
                        Map.of(
                                "basePercent",
                                50,
                                "withoutNumberPercent",
                                120,
                                "brackets",
                                List.of(Map.of("upTo", 5, "percent", 5))),
                        Map.of(
                                "basePercent",
                                50,
                                "withoutNumberPercent",
                                120,
                                "brackets",
                                List.of(
                                        Map.of("upTo", 9, "percent", 5),
                                        Map.of("upTo", 5, "percent", 5),
                                        Map.of("percent", 5))),
                        Map.of(
                                "basePercent",
                                50,
                                "withoutNumberPercent",
                                90,
                                "brackets",
                                List.of(Map.of("percent", 5))),
                        Map.of("basePercent", 50, "brackets", List.of(Map.of("percent", 5))),
                        Map.of(
                                "basePercent",
                                50,
                                "withoutNumberPercent",
                                120,
                                "brackets",
                                List.of(Map.of("percent", 5)),
                                "x",
                                1)));
        wrong.put(
                "pph-23", List.of(Map.of("percent", 101, "withoutNumberPercent", 4), Map.of("percent", 2), List.of()));
        wrong.put("npwp.16-digits-from", List.of("2024-02-30", "01-07-2024", 20240701, "9999-99-99", ""));
        wrong.forEach((key, values) -> values.forEach(value -> {
            Response answer = propose(admin, key, value, null);
            assertThat(answer.statusCode()).as("%s = %s", key, value).isEqualTo(422);
            answer.then().body("code", equalTo("config-value-not-possible"));
        }));
        propose(admin, "no.such", 1, null).then().statusCode(422).body("code", equalTo("unknown-config-key"));
        propose(admin, "'; drop table wallets; --", 1, null).then().statusCode(422);
        propose(admin, MINIMUM, 1, clock.instant().minusSeconds(5))
                .then()
                .statusCode(422)
                .body("code", equalTo("effective-in-past"));
        for (String body : List.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"key\":\"ppn.pkp\",\"reason\":\"abc\"}",
                "{\"key\":\"ppn.pkp\",\"value\":true,\"reason\":\"ab\"}",
                "{\"key\":\"ppn.pkp\",\"value\":true,\"reason\":\"<script>x\"}",
                "{\"key\":\"ppn.pkp\",\"value\":true,\"reason\":\"abc\",\"state\":\"APPROVED\"}",
                "{\"key\":\"ppn\\u0000\",\"value\":true,\"reason\":\"abc\"}",
                "{\"key\":\"ppn.pkp\",\"value\":true,\"reason\":\"abc\",\"effectiveFrom\":\"soon\"}")) {
            Response answer = admin.given().body(body).post(GLOBALS);
            assertThat(answer.statusCode()).as(body).isIn(400, 422);
        }
        for (Map<String, Object> fee : List.<Map<String, Object>>of(
                Map.of("nominal", -1),
                Map.of("nominal", "1"),
                Map.of("nominal", 1.5),
                Map.of("percent", 101, "nominal", 0),
                Map.of("percent", 0.00001, "nominal", 0),
                Map.of("nominal", 0, "min", 5, "cap", 4),
                Map.of("nominal", 1_000_000_000_001L))) {
            assertThat(proposeFee(admin, "service", fee).statusCode())
                    .as("%s", fee)
                    .isEqualTo(400);
            assertThat(simulate(admin, "service", fee).statusCode())
                    .as("%s", fee)
                    .isEqualTo(400);
        }
        proposeFee(admin, "tea", Map.of("nominal", 1)).then().statusCode(422);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void valuesGoOnlyWhereTheyMay() {
        Map<ConfigState, EnumSet<ConfigState>> allowed = Map.of(
                ConfigState.PROPOSED, EnumSet.of(ConfigState.APPROVED, ConfigState.REJECTED, ConfigState.WITHDRAWN),
                ConfigState.APPROVED, EnumSet.of(ConfigState.WITHDRAWN),
                ConfigState.REJECTED, EnumSet.noneOf(ConfigState.class),
                ConfigState.WITHDRAWN, EnumSet.noneOf(ConfigState.class));
        for (ConfigState from : ConfigState.values()) {
            for (ConfigState to : ConfigState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(allowed.get(from).contains(to));
            }
        }
    }

    private static String state() {
        return sql().texts(
                        "select md5(string_agg(x, ',' order by x)) from (select g::text as x from config_globals g"
                                + " union all select f::text from config_fees f union all select l::text from config_global_logs l) s")
                .toString();
    }

    private static Response propose(Actor admin, String key, Object value, Instant effectiveFrom) {
        Map<String, Object> body = new HashMap<>(Map.of("key", key, "value", value, "reason", "decided"));
        if (effectiveFrom != null) body.put("effectiveFrom", effectiveFrom.toString());
        return admin.given().body(body).post(GLOBALS);
    }

    private static Response proposeFee(Actor admin, String key, Map<String, Object> fee) {
        return admin.given()
                .body(Map.of("key", key, "fee", fee, "reason", "decided"))
                .post(FEES);
    }

    private static Response simulate(Actor admin, String key, Map<String, Object> fee) {
        return admin.given().body(Map.of("key", key, "fee", fee)).post(FEES + "/simulation");
    }

    private static Response decide(Actor admin, String path, String id, String act) {
        var request = admin.given();
        if (!act.equals("approval")) request.body(Map.of("reason", "changed my mind"));
        return request.post(path + "/versions/" + id + "/" + act);
    }

    private static long difference(Response before, Response after, String field) {
        return ((Number) after.path(field)).longValue() - ((Number) before.path(field)).longValue();
    }
}
