package id.tm.sales;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.sales.SalesSteps.DISCOUNTS;
import static id.tm.sales.SalesSteps.PRODUCTS;
import static id.tm.sales.SalesSteps.QUOTES;
import static id.tm.sales.SalesSteps.VALIDATION;
import static id.tm.sales.SalesSteps.VOUCHERS;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.account.AccountSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** T13: whatever is sent, the answer is a problem with a 4xx status, and nothing has changed. */
@ServiceTest
public class SalesBadInputTest {

    private record Target(
            Method method, String path, Supplier<RequestSpecification> caller, Map<String, Object> valid) {}

    public static final List<Object> NASTY = List.of(
            "",
            "   ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "x".repeat(50_000),
            -1,
            0.5,
            9_999_999_999_999_999L,
            Map.of("a", 1),
            List.of(List.of(1)),
            true,
            "'; drop table products; --",
            "<script>alert(1)</script>",
            "../../../etc/passwd",
            "=cmd|'/c calc'!A1",
            "${jndi:ldap://x.test/a}",
            "😀😀😀",
            "+1000000000-01-01T00:00:00Z",
            List.of("\u0000"),
            List.of("x".repeat(50_000)),
            Collections.nCopies(300, "ASM-X"));

    /** Any plain text is a name; any text without control characters a description, of which only what is harmless is kept. */
    private static final Set<String> TEXTS = Set.of("name", "nameEn", "description", "descriptionEn");

    @Test
    void nothingThatIsWrongGetsThrough() {
        Actor admin = SalesSteps.keeper();
        Response product = SalesSteps.made(admin, wishes -> {});
        Map<String, Object> voucher = new HashMap<>(SalesSteps.rule());
        voucher.putAll(Map.of(
                "quota",
                1,
                "perUserLimit",
                1,
                "minPurchase",
                1,
                "validFrom",
                "2026-01-01T00:00:00Z",
                "weekdays",
                List.of(1),
                "roles",
                List.of("member"),
                "priority",
                1));
        voucher.putAll(Map.of("products", List.of("ASM-NONE"), "kinds", List.of("EVENT"), "stackGroup", "g"));
        Map<String, Object> discount = new HashMap<>(Map.of(
                "code",
                "D-BAD",
                "name",
                "Diskon",
                "reduction",
                SalesSteps.percent(10),
                "appliesTo",
                "ITEM",
                "products",
                List.of("ASM-NONE"),
                "minPurchase",
                0,
                "validFrom",
                "2026-01-01T00:00:00Z"));
        Map<String, Object> changed = new HashMap<>(SalesSteps.product());
        changed.put("sku", product.path("sku"));
        changed.put("slug", product.path("slug"));
        changed.put("kind", "BUNDLE");
        Map<String, Object> incomplete = new HashMap<>(SalesSteps.product());
        incomplete.put("kind", "BUNDLE");
        List<Target> targets = List.of(
                new Target(Method.POST, PRODUCTS, admin::given, incomplete),
                new Target(
                        Method.PUT,
                        product.header("Location"),
                        () -> admin.given().header("If-Match", "*"),
                        changed),
                new Target(Method.POST, DISCOUNTS, admin::given, discount),
                new Target(Method.POST, QUOTES, () -> Actors.member().given(), trial("codes", List.of("NONE"))),
                new Target(Method.POST, QUOTES, () -> Actors.member().given(), trial("referralCode", "NONE")),
                new Target(
                        Method.POST,
                        "/api/v1/referral-visits",
                        AccountSteps::anonymous,
                        Map.of("landingPage", "/", "code", "NONE")),
                new Target(Method.POST, VALIDATION, () -> Actors.member().given(), trial("code", "NONE")));
        String before = state();
        for (Target target : targets) {
            for (String body : List.of("", "null", "[]", "42", "\"text\"", "{", "{\"a\":", "{\"unknown\":1}", "{}")) {
                assertRefused(target, body, target.caller.get().body(body).request(target.method, target.path));
            }
            assertRefused(
                    target,
                    "another media type",
                    target.caller
                            .get()
                            .contentType(ContentType.XML)
                            .body("<a/>")
                            .request(target.method, target.path));
            target.valid.keySet().forEach(field -> tryNasty(target, field, target.valid, value -> value));
        }
        Target vouchers = new Target(Method.POST, VOUCHERS, admin::given, voucher);
        voucher.keySet()
                .forEach(field -> tryNasty(vouchers, field, voucher, rule -> Map.of("code", "V-BAD", "rule", rule)));
        tryNasty(vouchers, "code", Map.of("code", "x", "rule", voucher), value -> value);
        Target batches = new Target(
                Method.POST,
                VOUCHERS + "/batches",
                () -> admin.given().header("Idempotency-Key", SalesSteps.fresh()),
                Map.of());
        Map<String, Object> batch = Map.of("prefix", "BAD", "size", 1, "rule", voucher);
        batch.keySet().forEach(field -> tryNasty(batches, field, batch, value -> value));
        Target export = new Target(Method.POST, VOUCHERS + "/export", admin::given, Map.of());
        tryNasty(export, "batchId", Map.of("batchId", "x"), value -> value);
        Target checkout = new Target(
                Method.POST,
                "/api/v1/me/transactions",
                () -> Actors.member().given().header("Idempotency-Key", SalesSteps.fresh()),
                Map.of());
        Map<String, Object> basket =
                Map.of("items", List.of(Map.of("sku", "ASM-NONE")), "codes", List.of("NONE"), "channel", "NONE");
        basket.keySet().forEach(field -> tryNasty(checkout, field, basket, value -> value));
        Target verification = new Target(
                Method.POST,
                "/api/v1/admin/transactions/" + java.util.UUID.randomUUID() + "/verification",
                () -> Actors.admin("transactions:verify").given().header("Idempotency-Key", SalesSteps.fresh()),
                Map.of());
        Map<String, Object> seen = Map.of("reason", "seen", "reference", "T-1", "paidAt", "2026-01-01T00:00:00Z");
        for (String field : seen.keySet()) {
            for (Object value : NASTY) {
                Map<String, Object> body = new HashMap<>(seen);
                body.put(field, value);
                assertRefused(
                        verification,
                        field + "=" + value,
                        verification.caller.get().body(body).post(verification.path));
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void pathsFiltersAndHeadersMayBeNonsenseToo() {
        Actor admin = SalesSteps.keeper();
        for (String path :
                List.of(PRODUCTS, DISCOUNTS, VOUCHERS, VOUCHERS + "/batches", "/api/v1/admin/transactions")) {
            for (String id : List.of("1", "null", "%00", "..%2f..", "00000000-0000-0000-0000-000000000000")) {
                assertThat(admin.given()
                                .urlEncodingEnabled(!id.contains("%"))
                                .get(path + "/" + id)
                                .statusCode())
                        .as(path + "/" + id)
                        .isBetween(400, 499);
            }
            admin.given().queryParam("cursor", "nonsense").get(path).then().statusCode(400);
            admin.given().queryParam("sort", "; drop table").get(path).then().statusCode(400);
            admin.given().queryParam("limit", "0").get(path).then().statusCode(400);
        }
        for (String slug : List.of("%00", "..%2f..", "'--", "x".repeat(2_000))) {
            assertThat(anonymous()
                            .urlEncodingEnabled(!slug.contains("%"))
                            .get("/api/v1/products/" + slug)
                            .statusCode())
                    .as(slug)
                    .isBetween(400, 499);
        }
        assertThat(anonymous()
                        .queryParam("sku", "\u0000")
                        .get("/api/v1/products")
                        .statusCode())
                .isIn(200, 400);
        admin.given().queryParam("active", "perhaps").get(PRODUCTS).then().statusCode(400);
        admin.given().queryParam("kind", "PERHAPS").get(PRODUCTS).then().statusCode(400);
    }

    private void tryNasty(
            Target target,
            String field,
            Map<String, Object> valid,
            java.util.function.UnaryOperator<Map<String, Object>> wrap) {
        for (Object value : NASTY) {
            if (isPossible(field, value)) continue;
            Map<String, Object> body = new HashMap<>(valid);
            body.put(field, value);
            Response answer = target.caller.get().body(wrap.apply(body)).request(target.method, target.path);
            assertRefused(target, field + "=" + value, answer);
            // What is wrong with the value is said before what is wrong with the rest.
            boolean instant = value instanceof Number || String.valueOf(value).startsWith("+1000000000");
            if (!field.startsWith("valid") || !instant)
                assertThat(answer.statusCode())
                        .as("%s %s=%.60s", target.path, field, value)
                        .isEqualTo(400);
        }
    }

    /** What is no fault by itself; the rest of each body is wrong, so that nothing is ever written. */
    private static boolean isPossible(String field, Object value) {
        return field.equals("code")
                        && value instanceof String text
                        && !text.isBlank()
                        && text.indexOf('\0') < 0
                        && text.length() <= 40
                || field.equals("priority") && value.equals(-1)
                || field.equals("stackable") && value.equals(true)
                || TEXTS.contains(field) && value instanceof String;
    }

    private static Map<String, Object> trial(String field, Object value) {
        Map<String, Object> trial = new HashMap<>();
        trial.put("items", List.of(Map.of("sku", "ASM-NONE")));
        trial.put(field, value);
        return trial;
    }

    private static void assertRefused(Target target, String what, Response answer) {
        String shown = what.length() > 60 ? what.substring(0, 60) + "…" : what;
        assertThat(answer.statusCode())
                .as("%s %s %s: %s", target.method, target.path, shown, answer.asString())
                .isBetween(400, 499);
        assertThat(answer.contentType()).as(target.path + " " + shown).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("Exception", "id.tm.", "select ", "org.hibernate");
    }

    private static String state() {
        List<String> parts = new ArrayList<>();
        for (String table : List.of(
                "products",
                "product_slugs",
                "product_parts",
                "discounts",
                "vouchers",
                "voucher_batches",
                "tasks",
                "transaction",
                "transaction_verifications",
                "visit_referrals",
                "referral_codes",
                "referral_rules")) {
            parts.addAll(SalesSteps.sql()
                    .texts("select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from " + table + " t"));
        }
        return String.join("\n", parts);
    }
}
