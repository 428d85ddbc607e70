package id.tm.sales.referral;

import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.percent;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.referral.ReferralSteps.CODES;
import static id.tm.sales.referral.ReferralSteps.RULES;
import static id.tm.sales.referral.ReferralSteps.begun;
import static id.tm.sales.referral.ReferralSteps.checkOut;
import static id.tm.sales.referral.ReferralSteps.clicked;
import static id.tm.sales.referral.ReferralSteps.codeOf;
import static id.tm.sales.referral.ReferralSteps.end;
import static id.tm.sales.referral.ReferralSteps.person;
import static id.tm.sales.referral.ReferralSteps.rule;
import static id.tm.sales.referral.ReferralSteps.ruled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.privacy.PersonalData;
import id.tm.testing.Actor;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The back office: rules that hold from an instant until another, tiers of referrers, and what is kept about them. */
@ServiceTest
class ReferralAdminTest {

    @Inject
    @All
    List<PersonalData> rooms;

    private final Actor admin = ReferralSteps.keeper();
    private String sku;

    @BeforeEach
    void sell() {
        sku = sold(admin, 400_000);
    }

    @Test
    void aRuleIsAddedReadChangedAndEnded() {
        Response made = ruled(admin, sku, rule -> {
            rule.put("benefit", percent(5));
            rule.put("tier", "AFFILIATE");
        });
        String path = made.header("Location");
        made.then()
                .header("ETag", "\"0\"")
                .body("percent", equalTo(10))
                .body("benefit.percent", equalTo(5))
                .body("used", equalTo(false))
                .body("effectiveUntil", nullValue());
        admin.given().get(RULES + "?sku=" + sku).then().body("items.tier", contains("AFFILIATE"));
        admin.given()
                .get(RULES + "?sku=" + sku + "&inEffectAt=2020-01-01T00:00:00Z")
                .then()
                .body("items", hasSize(0));
        Map<String, Object> changed = rule(sku);
        changed.put("commissionKind", "FIXED");
        changed.put("amount", 25_000);
        changed.remove("percent");
        admin.given().body(changed).put(path).then().statusCode(428);
        admin.given().header("If-Match", "\"7\"").body(changed).put(path).then().statusCode(412);
        admin.given()
                .header("If-Match", "\"0\"")
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("amount", equalTo(25_000))
                .body("tier", nullValue())
                .body("benefit", nullValue());
        String id = made.path("id");
        admin.given()
                .header("If-Match", "*")
                .body(Map.of("at", "2020-01-01T00:00:00Z"))
                .post(path + "/ending")
                .then()
                .statusCode(400);
        admin.given().body(Map.of()).post(path + "/ending").then().statusCode(428);
        end(admin, id).then().statusCode(200).body("effectiveUntil", notNullValue());
        end(admin, id).then().statusCode(400);
        admin.given()
                .get(RULES + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("referral-rule-not-found"));
    }

    @Test
    void twoForTheSameAreNeverInEffectAtOnce() {
        Race race = Race.run(30, () -> admin.given().body(rule(sku)).post(RULES));
        assertThat(race.statuses()).isEqualTo(Map.of(201, 1L, 409, 29L));
        race.with(409).get(0).then().body("code", equalTo("referral-rule-overlap"));
        Instant later = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        String first = race.with(201).get(0).path("id");
        Map<String, Object> next = rule(sku);
        next.put("effectiveFrom", later.toString());
        admin.given().body(next).post(RULES).then().statusCode(409);
        admin.given()
                .header("If-Match", "*")
                .body(Map.of("at", later.toString()))
                .post(RULES + "/" + first + "/ending")
                .then()
                .statusCode(200);
        admin.given().body(next).post(RULES).then().statusCode(201);
        admin.given()
                .header("If-Match", "*")
                .body(Map.of("at", later.plusSeconds(1).toString()))
                .post(RULES + "/" + first + "/ending")
                .then()
                .statusCode(409)
                .body("code", equalTo("referral-rule-overlap"));
        ruled(admin, sku, other -> other.put("tier", "T" + fresh()));
    }

    @Test
    void aRuleThatWasUsedIsEndedAndNeverChanged() {
        String id = ruled(admin, sku, each -> {}).path("id");
        begun(person(), clicked(codeOf(person())), sku);
        admin.given().get(RULES + "/" + id).then().body("used", equalTo(true));
        admin.given()
                .header("If-Match", "*")
                .body(rule(sku))
                .put(RULES + "/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("referral-rule-used"));
        end(admin, id).then().statusCode(200);
        ruled(admin, sku, each -> each.put("percent", 20));
    }

    @Test
    void whoChangesARuleAndWhoBuysByItAtOnceAreOneAfterTheOther() {
        for (int round = 0; round < 3; round++) {
            String product = sold(admin, 400_000);
            String id = ruled(admin, product, each -> {}).path("id");
            Map<String, Object> changed = rule(product);
            changed.put("percent", 20);
            String code = codeOf(person());
            List<Actor> buyers = IntStream.range(0, 20).mapToObj(i -> person()).toList();
            Race race = Race.run(
                    21,
                    number -> number == 10
                            ? admin.given()
                                    .header("If-Match", "*")
                                    .body(changed)
                                    .put(RULES + "/" + id)
                            : checkOut(buyers.get(number % 20), null, List.of(product), Map.of("referralCode", code)));
            assertThat(race.statuses().keySet()).isSubsetOf(200, 201, 202, 409);
            assertThat(race.with(409).size() + race.with(200).size()).isEqualTo(1);
            assertThat(sql().texts("select distinct t.percent = r.percent and t.commission = 4000 * t.percent"
                            + " from referral_terms t join referral_rules r on r.id = t.rule_id where r.id = '" + id
                            + "'"))
                    .containsExactly("t");
        }
    }

    @Test
    void rulesThatSayNothingSoundAreRefused() {
        Map<String, List<Object>> wrong = new HashMap<>();
        wrong.put("percent", List.of(0, 101, -1, "x"));
        wrong.put("amount", List.of(5_000, -1));
        wrong.put("tier", List.of("lower", "", "\u0000", "x".repeat(50), "'--"));
        wrong.put("holdDays", List.of(-1, 367, "x"));
        wrong.put("base", List.of("HALF", ""));
        wrong.put("benefit", List.of(Map.of("kind", "PERCENT"), Map.of("kind", "NOMINAL", "amount", 0)));
        wrong.put("name", List.of("", "a\u0000b", "x".repeat(200)));
        wrong.put("effectiveUntil", List.of("2000-01-01T00:00:00Z", "+1000000000-01-01T00:00:00Z"));
        wrong.put("sku", List.of("ASM-NONE-" + fresh(), "x y"));
        long before = sql().number("select count(*) from referral_rules");
        wrong.forEach((field, values) -> values.forEach(value -> {
            Map<String, Object> body = rule(sku);
            body.put(field, value);
            assertThat(admin.given().body(body).post(RULES).statusCode())
                    .as("%s=%s", field, value)
                    .isIn(400, 422);
        }));
        assertThat(sql().number("select count(*) from referral_rules")).isEqualTo(before);
    }

    @Test
    void codesAreFoundPutIntoATierAndStopped() {
        Actor referrer = person();
        String code = codeOf(referrer);
        Response found = admin.given().get(CODES + "?code=" + code.toLowerCase(java.util.Locale.ROOT));
        found.then().body("items.userId", contains(referrer.id().toString())).body("items.tier", contains("STANDARD"));
        String path = CODES + "/" + found.path("items[0].id");
        Map<String, Object> wish = Map.of("tier", "AFFILIATE", "active", false);
        admin.given().body(wish).put(path).then().statusCode(428);
        admin.given().header("If-Match", "\"9\"").body(wish).put(path).then().statusCode(412);
        admin.given()
                .header("If-Match", "\"0\"")
                .body(wish)
                .put(path)
                .then()
                .statusCode(200)
                .body("tier", equalTo("AFFILIATE"));
        admin.given()
                .header("If-Match", "*")
                .body(Map.of("tier", "x", "active", true))
                .put(path)
                .then()
                .statusCode(400);
        admin.given()
                .get(CODES + "?active=false&userId=" + referrer.id())
                .then()
                .body("items", hasSize(1));
        admin.given().get(CODES + "?active=perhaps").then().statusCode(400);
        referrer.given()
                .get(ReferralSteps.MINE)
                .then()
                .body("active", equalTo(false))
                .body("tier", equalTo("AFFILIATE"));
        admin.given()
                .get(CODES + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("referral-code-not-found"));
    }

    @Test
    void whatIsKeptAboutSomebodyIsToldAndForgotten() {
        PersonalData room = rooms.stream()
                .filter(each -> each.section().equals("referrals"))
                .findFirst()
                .orElseThrow();
        Actor referrer = person();
        Actor buyer = person();
        assertThat(room.export(buyer.id())).isNull();
        String code = codeOf(referrer);
        String id = begun(buyer, clicked(code), sku);
        assertThat(room.export(buyer.id()).toString()).contains(id, code);
        assertThat(room.export(referrer.id()).toString()).contains(code);
        QuarkusTransaction.requiringNew().run(() -> room.erase(buyer.id()));
        assertThat(sql().number("select count(*) from visit_referrals where user_id = '" + buyer.id() + "'"))
                .isZero();
        referrer.given().get(ReferralSteps.MINE).then().body("visits", equalTo(1));
        QuarkusTransaction.requiringNew().run(() -> room.erase(referrer.id()));
        assertThat(sql().texts("select active from referral_codes where user_id = '" + referrer.id() + "'"))
                .containsExactly("f");
    }
}
