package id.tm.sales;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.Sql;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** What the back office and buyers do in sales; everything that is made has a name of its own. */
public final class SalesSteps {

    public static final String PRODUCTS = "/api/v1/admin/products";
    public static final String DISCOUNTS = "/api/v1/admin/discounts";
    public static final String VOUCHERS = "/api/v1/admin/vouchers";
    public static final String QUOTES = "/api/v1/pricing/quotes";
    public static final String VALIDATION = "/api/v1/me/vouchers/validation";

    private SalesSteps() {}

    public static Actor keeper() {
        return Actors.admin(
                "products:read",
                "products:write",
                "discounts:read",
                "discounts:write",
                "vouchers:read",
                "vouchers:write",
                "transactions:read");
    }

    /** Letters and digits that nobody has used yet. */
    public static String fresh() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 50, 1L << 52), 36)
                .toUpperCase(Locale.ROOT);
    }

    /** A test of 400,000. */
    public static Map<String, Object> product() {
        String name = fresh();
        Map<String, Object> product = new HashMap<>();
        product.put("sku", "ASM-" + name);
        product.put("slug", name.toLowerCase(Locale.ROOT));
        product.put("kind", "ASSESSMENT");
        product.put("name", "Tes " + name);
        product.put("nameEn", "Test " + name);
        product.put("description", "<p>Halo</p>");
        product.put("price", 400_000);
        product.put("position", 99_999);
        product.put("instrument", "st-30");
        return product;
    }

    public static Map<String, Object> bundle(long price, String sku, long weight, String otherSku, long otherWeight) {
        Map<String, Object> bundle = product();
        bundle.put("sku", "BND-" + fresh());
        bundle.put("kind", "BUNDLE");
        bundle.put("price", price);
        bundle.remove("instrument");
        bundle.put(
                "parts", List.of(Map.of("sku", sku, "weight", weight), Map.of("sku", otherSku, "weight", otherWeight)));
        return bundle;
    }

    /** The SKU of a new product that is on sale. */
    public static String sold(Actor admin, Consumer<Map<String, Object>> wishes) {
        return made(admin, wishes).path("sku");
    }

    public static String sold(Actor admin, long price) {
        return sold(admin, product -> product.put("price", price));
    }

    public static Response made(Actor admin, Consumer<Map<String, Object>> wishes) {
        Map<String, Object> product = product();
        wishes.accept(product);
        Response created = admin.given().body(product).post(PRODUCTS);
        created.then().statusCode(201);
        return created;
    }

    public static Map<String, Object> percent(Object percent) {
        return Map.of("kind", "PERCENT", "percent", percent);
    }

    public static Map<String, Object> nominal(long amount) {
        return Map.of("kind", "NOMINAL", "amount", amount);
    }

    /** A rule that takes 10,000 off anything, as often as one likes, together with others. */
    public static Map<String, Object> rule() {
        Map<String, Object> rule = new HashMap<>();
        rule.put("name", "Uji " + fresh());
        rule.put("reduction", nominal(10_000));
        rule.put("stackable", true);
        rule.put("source", "CAMPAIGN");
        return rule;
    }

    /** A new voucher with its id, code and ETag. */
    public static Response voucher(Actor admin, Consumer<Map<String, Object>> wishes) {
        Map<String, Object> rule = rule();
        wishes.accept(rule);
        Response created =
                admin.given().body(Map.of("code", "V-" + fresh(), "rule", rule)).post(VOUCHERS);
        created.then().statusCode(201);
        return created;
    }

    public static UUID id(Response response) {
        return UUID.fromString(response.path("id"));
    }

    public static Response quote(Actor buyer, List<String> skus, List<String> codes) {
        return buyer.given().body(basket(skus, codes)).post(QUOTES);
    }

    public static Map<String, Object> basket(List<String> skus, List<String> codes) {
        return Map.of("items", skus.stream().map(sku -> Map.of("sku", sku)).toList(), "codes", codes);
    }

    public static Response validate(Actor buyer, String code, String sku, String... others) {
        return buyer.given()
                .body(Map.of("code", code, "items", List.of(Map.of("sku", sku)), "otherCodes", List.of(others)))
                .post(VALIDATION);
    }

    public static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
