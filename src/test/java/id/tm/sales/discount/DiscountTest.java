package id.tm.sales.discount;

import static id.tm.sales.SalesSteps.DISCOUNTS;
import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.id;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.nominal;
import static id.tm.sales.SalesSteps.percent;
import static id.tm.sales.SalesSteps.quote;
import static id.tm.sales.SalesSteps.sold;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class DiscountTest {

    @Inject
    SystemClock clock;

    @Inject
    Discounts discounts;

    @AfterEach
    void asItWas() {
        clock.move(Duration.ZERO);
    }

    @Test
    void itMakesWhatItIsForCheaperWhileItIsInEffect() {
        Actor admin = keeper();
        String sku = sold(admin, 400_000);
        String other = sold(admin, 100_000);
        Map<String, Object> discount = discount(sku);
        discount.put("validUntil", clock.instant().plus(Duration.ofHours(1)).toString());
        Response created = admin.given().body(discount).post(DISCOUNTS);
        created.then().statusCode(201).body("reduction.percent", equalTo(10)).body("active", equalTo(true));
        Actor buyer = Actors.member();
        quote(buyer, List.of(sku, other), List.of())
                .then()
                .statusCode(200)
                .body("itemDiscounts", equalTo(40_000))
                .body("lines.itemDiscount", contains(40_000, 0))
                .body("appliedRules.find { it.step == 'ITEM_DISCOUNT' }.code", equalTo(discount.get("code")))
                .body("total", equalTo(510_600));
        clock.move(Duration.ofHours(1).plusSeconds(1));
        quote(Actors.member(), List.of(sku), List.of()).then().body("itemDiscounts", equalTo(0));
    }

    @Test
    void theBackOfficeKeepsTheDiscounts() {
        Actor admin = keeper();
        String sku = sold(admin, 400_000);
        Map<String, Object> discount = discount(sku);
        Response created = admin.given().body(discount).post(DISCOUNTS);
        String path = created.header("Location");
        admin.given().get(path).then().statusCode(200).header("ETag", created.header("ETag"));
        admin.given()
                .body(discount)
                .post(DISCOUNTS)
                .then()
                .statusCode(409)
                .body("code", equalTo("discount-code-taken"));
        Map<String, Object> changed = new HashMap<>(discount);
        changed.put("appliesTo", "TRANSACTION");
        changed.put("reduction", nominal(25_000));
        changed.put("minPurchase", 400_001);
        admin.given().body(changed).put(path).then().statusCode(428);
        admin.given().header("If-Match", "\"7\"").body(changed).put(path).then().statusCode(412);
        admin.given()
                .header("If-Match", created.header("ETag"))
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("reduction.amount", equalTo(25_000));
        quote(Actors.member(), List.of(sku), List.of()).then().body("transactionDiscounts", equalTo(0));
        admin.given()
                .queryParam("code", discount.get("code"))
                .queryParam("inEffectAt", clock.instant().toString())
                .get(DISCOUNTS)
                .then()
                .statusCode(200)
                .body("items.appliesTo", contains("TRANSACTION"));
        changed.put("products", List.of("ASM-NONE"));
        admin.given()
                .body(with(changed, "code", "D-" + fresh()))
                .post(DISCOUNTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-sku"));
        admin.given()
                .get(DISCOUNTS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("discount-not-found"));
        for (Map<String, Object> reduction : List.of(
                Map.<String, Object>of("kind", "PERCENT", "amount", 1),
                Map.<String, Object>of("kind", "NOMINAL", "percent", 1),
                Map.<String, Object>of("kind", "NOMINAL", "amount", 0),
                Map.<String, Object>of("kind", "NOMINAL", "amount", 1, "cap", 1),
                Map.<String, Object>of("kind", "PERCENT", "percent", 101),
                Map.<String, Object>of("kind", "PERCENT", "percent", 0))) {
            admin.given()
                    .body(with(discount, "reduction", reduction))
                    .post(DISCOUNTS)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void whatItTookOffIsWrittenDownOnce() {
        Actor admin = keeper();
        String sku = sold(admin, 400_000);
        Response created = admin.given().body(discount(sku)).post(DISCOUNTS);
        UUID purchase = UUID.randomUUID();
        List<AppliedDiscount> applied = List.of(
                new AppliedDiscount(id(created), 0, sku, 40_000), new AppliedDiscount(id(created), null, null, 5_000));
        String logs = created.header("Location") + "/logs";
        admin.given().get(logs).then().statusCode(200).body("items", empty());
        for (int twice = 0; twice < 2; twice++) {
            QuarkusTransaction.requiringNew().run(() -> discounts.applied(purchase, applied));
        }
        for (int twice = 0; twice < 2; twice++) {
            QuarkusTransaction.requiringNew().run(() -> discounts.takenBack(purchase, "REFUNDED"));
        }
        admin.given()
                .queryParam("sort", "createdAt")
                .get(logs)
                .then()
                .statusCode(200)
                .body("items.act", contains("APPLIED", "APPLIED", "TAKEN_BACK", "TAKEN_BACK"))
                .body("items.findAll { it.act == 'TAKEN_BACK' }.cause.unique()", contains("REFUNDED"))
                .body("items.findAll { it.act == 'APPLIED' }.amount.sum()", equalTo(45_000))
                .body("items.transactionId.unique()", contains(purchase.toString()));
    }

    private static Map<String, Object> discount(String sku) {
        Map<String, Object> discount = new HashMap<>();
        discount.put("code", "D-" + fresh());
        discount.put("name", "Diskon uji");
        discount.put("reduction", percent(10));
        discount.put("appliesTo", "ITEM");
        discount.put("products", List.of(sku));
        return discount;
    }

    private static Map<String, Object> with(Map<String, Object> discount, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(discount);
        changed.put(field, value);
        return changed;
    }
}
