package id.tm.sales.pricing;

import static id.tm.sales.SalesSteps.id;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.nominal;
import static id.tm.sales.SalesSteps.percent;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.SalesSteps.validate;
import static id.tm.sales.SalesSteps.voucher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.problem.Texts;
import id.tm.platform.time.BusinessTime;
import id.tm.platform.time.SystemClock;
import id.tm.sales.voucher.VoucherRefusal;
import id.tm.sales.voucher.VoucherSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class VoucherValidationTest {

    @Inject
    Texts texts;

    @Inject
    SystemClock clock;

    @AfterEach
    void asItWas() {
        clock.move(Duration.ZERO);
    }

    private record Refusal(Actor buyer, String code, List<String> others) {}

    @Test
    void allTwelveReasonsInBothLanguages() {
        Actor admin = keeper();
        String sku = sold(admin, 400_000);
        Map<VoucherRefusal, Refusal> refusals = new EnumMap<>(VoucherRefusal.class);
        refusals.put(VoucherRefusal.NOT_FOUND, new Refusal(Actors.member(), "NO-SUCH-CODE", List.of()));
        refusals.put(VoucherRefusal.INACTIVE, refused(admin, rule -> rule.put("active", false)));
        refusals.put(
                VoucherRefusal.NOT_STARTED,
                refused(
                        admin,
                        rule -> rule.put(
                                "validFrom", clock.instant().plusSeconds(3_600).toString())));
        refusals.put(VoucherRefusal.EXPIRED, refused(admin, rule -> {
            rule.put("validFrom", clock.instant().minusSeconds(7_200).toString());
            rule.put("validUntil", clock.instant().minusSeconds(3_600).toString());
        }));
        refusals.put(VoucherRefusal.QUOTA_EXHAUSTED, refused(admin, rule -> rule.put("quota", 0)));
        Response limited = voucher(admin, rule -> rule.put("perUserLimit", 1));
        Actor limitedBuyer = Actors.member();
        VoucherSteps.reserved(id(limited), limitedBuyer.id());
        refusals.put(VoucherRefusal.USER_LIMIT, new Refusal(limitedBuyer, limited.path("code"), List.of()));
        refusals.put(VoucherRefusal.MIN_PURCHASE, refused(admin, rule -> rule.put("minPurchase", 400_001)));
        String other = sold(admin, 1);
        refusals.put(VoucherRefusal.PRODUCT_SCOPE, refused(admin, rule -> rule.put("products", List.of(other))));
        refusals.put(VoucherRefusal.ROLE_SCOPE, refused(admin, rule -> rule.put("roles", List.of("practitioner"))));
        Refusal first = refused(admin, rule -> rule.put("firstPurchaseOnly", true));
        VoucherSteps.bought(first.buyer.id());
        refusals.put(VoucherRefusal.FIRST_PURCHASE_ONLY, first);
        String strong = voucher(admin, rule -> rule.put("priority", 5)).path("code");
        Refusal alone = refused(admin, rule -> rule.put("stackable", false));
        refusals.put(VoucherRefusal.NOT_STACKABLE, new Refusal(alone.buyer, alone.code, List.of(strong)));
        refusals.put(
                VoucherRefusal.ALREADY_APPLIED,
                new Refusal(Actors.member(), strong, List.of(strong.toLowerCase(Locale.ROOT))));

        assertThat(refusals.keySet())
                .isEqualTo(EnumSet.allOf(VoucherRefusal.class))
                .hasSize(12);
        String before = state();
        refusals.forEach((reason, refusal) -> {
            for (Locale locale : Texts.SUPPORTED) {
                refusal.buyer
                        .given()
                        .header("Accept-Language", locale.getLanguage())
                        .body(Map.of(
                                "code", refusal.code,
                                "items", List.of(Map.of("sku", sku)),
                                "otherCodes", refusal.others))
                        .post(id.tm.sales.SalesSteps.VALIDATION)
                        .then()
                        .statusCode(200)
                        .body("valid", equalTo(false))
                        .body("reason", equalTo(reason.name()))
                        .body(
                                "message",
                                equalTo(texts.find("sales", reason.textKey(), locale)
                                        .orElseThrow()));
            }
        });
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whatItTakesOffWhenItCanBeUsed() {
        Actor admin = keeper();
        String sku = sold(admin, 400_000);
        String half = voucher(admin, rule -> {
                    rule.put("reduction", Map.of("kind", "PERCENT", "percent", 50, "cap", 150_000));
                    rule.put("quota", 1);
                    rule.put("perUserLimit", 1);
                    rule.put("minPurchase", 400_000);
                    rule.put("products", List.of(sku));
                    rule.put("roles", List.of("member"));
                    rule.put("firstPurchaseOnly", true);
                })
                .path("code");
        Actor buyer = Actors.member();
        validate(buyer, " " + half.toLowerCase(Locale.ROOT) + " ", sku)
                .then()
                .statusCode(200)
                .body("code", equalTo(half))
                .body("valid", equalTo(true))
                .body("reason", nullValue())
                .body("amount", equalTo(150_000))
                .body("total", equalTo(277_500));
        String little =
                voucher(admin, rule -> rule.put("reduction", nominal(50_000))).path("code");
        validate(buyer, little, sku, half)
                .then()
                .body("amount", equalTo(50_000))
                .body("total", equalTo(222_000));
        String free =
                voucher(admin, rule -> rule.put("reduction", percent(100))).path("code");
        validate(buyer, free, sku).then().body("amount", equalTo(400_000)).body("total", equalTo(0));
    }

    @Test
    void onlyOnItsDaysAndAtItsHours() {
        Actor admin = keeper();
        String sku = sold(admin, 400_000);
        // Ahead of now, as product and vouchers are new.
        ZonedDateTime here = clock.instant().atZone(BusinessTime.ZONE).plusDays(1);
        int tomorrow = here.plusDays(1).getDayOfWeek().getValue();
        String byDay =
                voucher(admin, rule -> rule.put("weekdays", List.of(tomorrow))).path("code");
        String byHour = voucher(admin, rule -> {
                    rule.put("dailyFrom", "09:00:00");
                    rule.put("dailyUntil", "17:00:00");
                })
                .path("code");
        moveTo(here.with(LocalTime.of(8, 59, 59)));
        assertReason(byDay, sku, "NOT_STARTED");
        assertReason(byHour, sku, "NOT_STARTED");
        moveTo(here.with(LocalTime.of(9, 0, 30)));
        assertReason(byHour, sku, null);
        moveTo(here.with(LocalTime.of(17, 0, 1)));
        assertReason(byHour, sku, "NOT_STARTED");
        moveTo(here.plusDays(1).with(LocalTime.of(0, 0, 30)));
        assertReason(byDay, sku, null);
    }

    @Test
    void partnersAndTheirOperatorsHaveVouchersOfTheirOwn() {
        Actor admin = keeper();
        String sku = sold(admin, 400_000);
        Actor partner = Actors.partner();
        String code = voucher(
                        admin,
                        rule -> rule.put("partners", List.of(partner.partnerId().toString())))
                .path("code");
        validate(partner, code, sku).then().body("valid", equalTo(true));
        validate(Actors.partnerOperator(partner), code, sku).then().body("valid", equalTo(true));
        validate(Actors.partner(), code, sku).then().body("reason", equalTo("ROLE_SCOPE"));
        validate(Actors.member(), code, sku).then().body("reason", equalTo("ROLE_SCOPE"));
    }

    @Test
    void nobodyFindsAVoucherByTrying() {
        Actor admin = keeper();
        String sku = sold(admin, 400_000);
        Actor guesser = Actors.member();
        for (int i = 0; i < 30; i++) {
            validate(guesser, "GUESS-" + i, sku).then().statusCode(200);
        }
        String real = voucher(admin, rule -> {}).path("code");
        Response refused = validate(guesser, real, sku);
        refused.then().statusCode(429).body("code", equalTo("too-many-requests"));
        assertThat(Long.parseLong(refused.header("Retry-After"))).isPositive();
        guesser.given()
                .body(id.tm.sales.SalesSteps.basket(List.of(sku), List.of(real)))
                .post(id.tm.sales.SalesSteps.QUOTES)
                .then()
                .statusCode(429);
        // Prices without codes are still told, and to others everything.
        id.tm.sales.SalesSteps.quote(guesser, List.of(sku), List.of()).then().statusCode(200);
        validate(Actors.member(), real, sku).then().body("valid", equalTo(true));
        clock.move(Duration.ofMinutes(11));
        validate(guesser, real, sku).then().statusCode(200).body("valid", equalTo(true));
    }

    private Refusal refused(Actor admin, Consumer<Map<String, Object>> wishes) {
        return new Refusal(Actors.member(), voucher(admin, wishes).path("code"), List.of());
    }

    private static void assertReason(String code, String sku, String reason) {
        validate(Actors.member(), code, sku).then().statusCode(200).body("reason", equalTo(reason));
    }

    private void moveTo(ZonedDateTime moment) {
        clock.move(Duration.ZERO);
        clock.move(Duration.between(clock.instant(), moment.toInstant()));
    }

    private static String state() {
        return sql().texts(
                        "select (select count(*) from voucher_redemptions) || '/' || (select sum(reserved + redeemed) from vouchers)"
                                + " || '/' || (select count(*) from voucher_logs)")
                .get(0);
    }
}
