package id.tm.sales.product;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.sales.SalesSteps.PRODUCTS;
import static id.tm.sales.SalesSteps.bundle;
import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.made;
import static id.tm.sales.SalesSteps.product;
import static id.tm.sales.SalesSteps.sold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import id.tm.platform.time.SystemClock;
import id.tm.sales.SalesSteps;
import id.tm.testing.Actor;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ProductTest {

    private static final String PUBLIC = "/api/v1/products";

    @Inject
    SystemClock clock;

    @Inject
    ProductDemoData demo;

    @AfterEach
    void asItWas() {
        clock.move(Duration.ZERO);
    }

    @Test
    void everybodyReadsWhatIsOnSaleInTheirLanguage() {
        Actor admin = keeper();
        Response product = made(
                admin,
                wishes -> wishes.put(
                        "description",
                        "<p onclick=\"x()\">Halo <b>dunia</b><script>alert(1)</script><a href=\"javascript:x\">y</a></p>"));
        String path = PUBLIC + "/" + product.path("slug");
        Response read = anonymous().get(path);
        read.then()
                .statusCode(200)
                .header("Vary", "Accept-Language")
                .header("Cache-Control", notNullValue())
                .body("name", equalTo(product.path("name")))
                .body("price", equalTo(400_000))
                .body("listPrice", equalTo(400_000))
                .body("description", equalTo("<p>Halo <b>dunia</b><a rel=\"nofollow\">y</a></p>"));
        anonymous()
                .header("If-None-Match", read.header("ETag"))
                .get(path)
                .then()
                .statusCode(304);
        anonymous()
                .header("Accept-Language", "en")
                .header("If-None-Match", read.header("ETag"))
                .get(path)
                .then()
                .statusCode(200)
                .body("name", equalTo(product.path("nameEn")));
        Response list =
                anonymous().queryParam("sku", product.<String>path("sku")).get(PUBLIC);
        list.then().statusCode(200).body("items.slug", contains(product.<String>path("slug")));
        anonymous()
                .header("If-None-Match", list.header("ETag"))
                .queryParam("sku", product.<String>path("sku"))
                .get(PUBLIC)
                .then()
                .statusCode(304);
        anonymous()
                .queryParam("sku", product.<String>path("sku"))
                .queryParam("kind", "EVENT")
                .get(PUBLIC)
                .then()
                .body("items", empty());
        anonymous().queryParam("active", "false").get(PUBLIC).then().statusCode(400);
        anonymous().get(PUBLIC + "/no-such-product").then().statusCode(404).body("code", equalTo("product-not-found"));
    }

    @Test
    void theBackOfficeKeepsTheProducts() {
        Actor admin = keeper();
        Map<String, Object> product = product();
        Response created = admin.given().body(product).post(PRODUCTS);
        created.then().statusCode(201).body("active", equalTo(true));
        String path = created.header("Location");
        admin.given().get(path).then().statusCode(200).header("ETag", created.header("ETag"));
        Map<String, Object> dearer = with(product, "price", 450_000);
        admin.given().body(dearer).put(path).then().statusCode(428);
        admin.given().header("If-Match", "\"9\"").body(dearer).put(path).then().statusCode(412);
        Response replaced = admin.given()
                .header("If-Match", created.header("ETag"))
                .body(dearer)
                .put(path);
        replaced.then().statusCode(200).body("price", equalTo(450_000));
        // The change of the price is in the activity log, with both prices.
        assertThat(SalesSteps.sql()
                        .texts(
                                "select (before ->> 'price') || '>' || (after ->> 'price') from activity_log where subject_id = '"
                                        + created.path("id") + "' and event = 'UPDATED'"))
                .containsExactly("400000>450000");
        for (Map<String, Object> other :
                List.of(with(product, "sku", "ASM-" + fresh()), with(product, "kind", "EVENT"))) {
            admin.given()
                    .header("If-Match", replaced.header("ETag"))
                    .body(other)
                    .put(path)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("sku-fixed"));
        }
        admin.given()
                .body(with(product(), "sku", product.get("sku")))
                .post(PRODUCTS)
                .then()
                .statusCode(409)
                .body("code", equalTo("sku-taken"));
        admin.given()
                .queryParam("sku", product.get("sku"))
                .get(PRODUCTS)
                .then()
                .statusCode(200)
                .body("items.price", contains(450_000));
        admin.given().delete(path).then().statusCode(428);
        admin.given()
                .header("If-Match", replaced.header("ETag"))
                .delete(path)
                .then()
                .statusCode(200)
                .body("active", equalTo(false));
        admin.given().get(path).then().statusCode(200).body("active", equalTo(false));
    }

    @Test
    void anOldAddressLeadsToTheNewOneAndToNobodyElse() {
        Actor admin = keeper();
        Map<String, Object> product = product();
        Response created = admin.given().body(product).post(PRODUCTS);
        String first = (String) product.get("slug");
        String second = fresh().toLowerCase(Locale.ROOT);
        Response moved = admin.given()
                .header("If-Match", created.header("ETag"))
                .body(with(product, "slug", second))
                .put(created.header("Location"));
        moved.then().statusCode(200);
        anonymous()
                .redirects()
                .follow(false)
                .get(PUBLIC + "/" + first)
                .then()
                .statusCode(308)
                .header("Location", endsWith(PUBLIC + "/" + second));
        anonymous().get(PUBLIC + "/" + second).then().statusCode(200);
        admin.given()
                .body(with(product(), "slug", first))
                .post(PRODUCTS)
                .then()
                .statusCode(409)
                .body("code", equalTo("slug-taken"));
        Response back = admin.given()
                .header("If-Match", moved.header("ETag"))
                .body(product)
                .put(created.header("Location"));
        back.then().statusCode(200).body("slug", equalTo(first));
        anonymous().redirects().follow(false).get(PUBLIC + "/" + second).then().statusCode(308);
        admin.given()
                .header("If-Match", back.header("ETag"))
                .delete(created.header("Location"))
                .then()
                .statusCode(200);
        for (String slug : List.of(first, second)) {
            anonymous()
                    .redirects()
                    .follow(false)
                    .get(PUBLIC + "/" + slug)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void whatIsNotOnSaleIsSeenNowhere() {
        Actor admin = keeper();
        Response withdrawn = made(admin, product -> product.put("active", false));
        Response tomorrow = made(
                admin,
                product -> product.put(
                        "sellsFrom", clock.instant().plus(Duration.ofDays(1)).toString()));
        Response untilTomorrow = made(
                admin,
                product -> product.put(
                        "sellsUntil", clock.instant().plus(Duration.ofDays(1)).toString()));
        String partSku = sold(admin, 100_000);
        Map<String, Object> bundle = bundle(450_000, untilTomorrow.path("sku"), 4, partSku, 1);
        Response pack = admin.given().body(bundle).post(PRODUCTS);
        pack.then().statusCode(201);

        assertSeen(withdrawn, false);
        assertSeen(tomorrow, false);
        assertSeen(untilTomorrow, true);
        assertSeen(pack, true);
        anonymous()
                .get(PUBLIC + "/" + pack.path("slug"))
                .then()
                .body("parts.sku", contains(untilTomorrow.<String>path("sku"), partSku))
                .body("listPrice", equalTo(500_000))
                .body("price", equalTo(450_000));
        clock.move(Duration.ofDays(1).plusMinutes(1));
        assertSeen(withdrawn, false);
        assertSeen(tomorrow, true);
        assertSeen(untilTomorrow, false);
        assertSeen(pack, false);
    }

    @Test
    void aProductHasWhatItsKindNeeds() {
        Actor admin = keeper();
        String part = sold(admin, 100_000);
        String other = sold(admin, 100_000);
        Map<String, Object> bundle = bundle(1, part, 1, other, 1);
        admin.given().body(bundle).post(PRODUCTS).then().statusCode(201);
        String bundleSku = (String) bundle.get("sku");
        List<Map<String, Object>> incomplete = List.of(
                with(product(), "sku", "BND-" + fresh()),
                with(product(), "kind", "BUNDLE"),
                with(product(), "instrument", null),
                with(product(), "parts", List.of(Map.of("sku", part, "weight", 1))),
                with(bundle(1, part, 1, other, 1), "service", "talk"),
                with(bundle(1, part, 1, other, 1), "parts", List.of()),
                bundle(1, part, 1, part, 1),
                bundle(1, part, 1, bundleSku, 1));
        for (Map<String, Object> product : incomplete) {
            admin.given()
                    .body(product)
                    .post(PRODUCTS)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("product-not-complete"))
                    .body("errors.field", notNullValue());
        }
        admin.given()
                .body(bundle(1, part, 1, "ASM-NONE", 1))
                .post(PRODUCTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-sku"));
        admin.given()
                .body(with(product(), "sellsUntil", "1999-01-01T00:00:00Z"))
                .post(PRODUCTS)
                .then()
                .statusCode(400)
                .body("errors.field", contains("sellsUntil"));
    }

    @Test
    void theDemoHasOneOfEach() {
        io.quarkus.narayana.jta.QuarkusTransaction.begin();
        try {
            demo.load();
            assertThat(Product.listOnSale(
                            List.of(
                                    "ASM-ST30",
                                    "ASM-TMA",
                                    "SVC-CONSULTATION",
                                    "SVC-OWN-RESULT",
                                    "BND-ST30-CONSULTATION",
                                    "ASM-EXECUTIVE"),
                            clock.instant().plusSeconds(1)))
                    .extracting(product -> product.kind.name())
                    .containsExactlyInAnyOrder(
                            "ASSESSMENT", "ASSESSMENT", "CONSULTATION", "CONSULTATION", "BUNDLE", "EXECUTIVE");
        } finally {
            io.quarkus.narayana.jta.QuarkusTransaction.rollback();
        }
    }

    private static void assertSeen(Response product, boolean seen) {
        anonymous().get(PUBLIC + "/" + product.path("slug")).then().statusCode(seen ? 200 : 404);
        List<String> listed = anonymous()
                .queryParam("sku", product.<String>path("sku"))
                .get(PUBLIC)
                .path("items.sku");
        assertThat(listed.contains(product.<String>path("sku"))).isEqualTo(seen);
        anonymous()
                .body(SalesSteps.basket(List.of(product.<String>path("sku")), List.of()))
                .post(SalesSteps.QUOTES)
                .then()
                .statusCode(seen ? 200 : 422);
    }

    static Map<String, Object> with(Map<String, Object> product, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(product);
        changed.put(field, value);
        return changed;
    }
}
