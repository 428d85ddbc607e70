package id.tm.sales.referral;

import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.sql;

import id.tm.sales.SalesSteps;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** What referrers, their visitors and the back office do. */
final class ReferralSteps {

    static final String MINE = "/api/v1/me/referrals";
    static final String VISITS = "/api/v1/referral-visits";
    static final String RULES = "/api/v1/admin/referral-rules";
    static final String CODES = "/api/v1/admin/referral-codes";
    static final String COMMISSIONS = "/api/v1/admin/referral-commissions";
    static final String COOKIE = "tm_visitor";

    private ReferralSteps() {}

    static Actor keeper() {
        return Actors.admin(
                "referral-rules:read",
                "referral-rules:write",
                "referral-codes:read",
                "referral-codes:write",
                "referral-commissions:read",
                "products:write",
                "discounts:write",
                "vouchers:write");
    }

    /** Somebody with a phone that nobody else has. */
    static Actor person() {
        return Actors.member(wishes -> wishes.phone(phone()));
    }

    static String phone() {
        return "+62812" + ThreadLocalRandom.current().nextLong(10_000_000L, 100_000_000L);
    }

    static String codeOf(Actor referrer) {
        Response mine = referrer.given().get(MINE);
        mine.then().statusCode(200);
        return mine.path("code");
    }

    /** A browser that nobody else has. */
    static RequestSpecification browser() {
        return browser(fresh());
    }

    static RequestSpecification browser(String name) {
        return RestAssured.given()
                .redirects()
                .follow(false)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/" + name);
    }

    /** The cookie of somebody who follows a link. */
    static String clicked(String code) {
        return clicked(code, browser());
    }

    static String clicked(String code, RequestSpecification browser) {
        Response answer = browser.get("/r/" + code);
        answer.then().statusCode(302);
        return answer.cookie(COOKIE);
    }

    static RequestSpecification with(RequestSpecification browser, String visitor) {
        return visitor == null ? browser : browser.cookie(COOKIE, visitor);
    }

    /** Ten per cent of what is paid for that product, held for 14 days. */
    static Map<String, Object> rule(String sku) {
        Map<String, Object> rule = new HashMap<>();
        rule.put("name", "Referal " + fresh());
        rule.put("sku", sku);
        rule.put("commissionKind", "PERCENT");
        rule.put("percent", 10);
        rule.put("base", "NET");
        rule.put("holdDays", 14);
        return rule;
    }

    static Response ruled(Actor admin, String sku, Consumer<Map<String, Object>> wishes) {
        Map<String, Object> rule = rule(sku);
        wishes.accept(rule);
        Response made = admin.given().body(rule).post(RULES);
        made.then().statusCode(201);
        return made;
    }

    static Response end(Actor admin, String rule) {
        String tag = admin.given().get(RULES + "/" + rule).header("ETag");
        return admin.given().header("If-Match", tag).body(Map.of()).post(RULES + "/" + rule + "/ending");
    }

    /** The code of that person as the back office has it now. */
    static void put(Actor admin, Actor referrer, String tier, boolean active) {
        String id = sql().texts("select id from referral_codes where user_id = '" + referrer.id() + "'")
                .get(0);
        String tag = admin.given().get(CODES + "/" + id).header("ETag");
        admin.given()
                .header("If-Match", tag)
                .body(Map.of("tier", tier, "active", active))
                .put(CODES + "/" + id)
                .then()
                .statusCode(200);
    }

    static Response checkOut(Actor buyer, String visitor, List<String> skus, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(SalesSteps.basket(skus, List.of()));
        body.putAll(more);
        return with(buyer.given(), visitor)
                .header("Idempotency-Key", fresh())
                .body(body)
                .post(TransactionSteps.MINE);
    }

    /** The id of a purchase of which nothing but the visit says who brought the buyer. */
    static String begun(Actor buyer, String visitor, String sku) {
        Response answer = checkOut(buyer, visitor, List.of(sku), Map.of());
        answer.then().statusCode(201);
        return answer.path("id");
    }

    static Response quote(Actor buyer, String visitor, List<String> skus, String code) {
        Map<String, Object> body = new HashMap<>(SalesSteps.basket(skus, List.of()));
        if (code != null) body.put("referralCode", code);
        RequestSpecification request = buyer == null
                ? RestAssured.given().contentType(ContentType.JSON).accept(ContentType.JSON)
                : buyer.given();
        return with(request, visitor).body(body).post(SalesSteps.QUOTES);
    }

    /** Code and refusal as they were frozen; none when there was not even a visit. */
    static List<String> attribution(String transaction) {
        return sql().texts("select concat_ws(' ', code, source, refusal) from referral_attributions"
                + " where transaction_id = '" + transaction + "'");
    }

    static List<String> commissions(String transaction) {
        return sql().texts("select amount || ' ' || state from referral_commissions where transaction_id = '"
                + transaction + "' order by amount desc, id");
    }

    /** Available and held. */
    static String wallet(Actor owner) {
        return sql().texts("select available || ' ' || held from wallets where user_id = '" + owner.id() + "'").stream()
                .findFirst()
                .orElse("0 0");
    }

    static long visits(String code) {
        return sql().number("select count(*) from visit_referrals v join referral_codes c on c.id = v.code_id"
                + " where c.code = '" + code + "'");
    }
}
