package id.tm.assessment.catalog;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.assessment.AssessmentSteps.ASSESSMENTS;
import static id.tm.assessment.AssessmentSteps.GROUPS;
import static id.tm.assessment.AssessmentSteps.draft;
import static id.tm.assessment.AssessmentSteps.fresh;
import static id.tm.assessment.AssessmentSteps.keeper;
import static id.tm.assessment.AssessmentSteps.published;
import static id.tm.assessment.AssessmentSteps.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.assessment.instrument.Instruments;
import id.tm.platform.mode.DemoData;
import id.tm.sales.SalesSteps;
import id.tm.testing.Actor;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class AssessmentTest {

    private static final String PUBLIC = "/api/v1/assessments";

    @Inject
    @All
    List<DemoData> domains;

    @Inject
    Instruments instruments;

    @Test
    void aPublishedInstrumentIsOfferedToEverybody() {
        Actor admin = keeper();
        ObjectNode file = small();
        UUID group = draft(admin, file);
        Map<String, Object> test = test(file.get("code").asText());
        admin.given()
                .body(test)
                .post(ASSESSMENTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("instrument-not-published"));
        admin.given().post(GROUPS + "/" + group + "/publication").then().statusCode(200);
        Response made = admin.given().body(test).post(ASSESSMENTS);
        made.then().statusCode(201).body("timeLimit", equalTo("PT45M"));
        admin.given()
                .body(test)
                .post(ASSESSMENTS)
                .then()
                .statusCode(409)
                .body("code", equalTo("assessment-code-taken"));

        String path = PUBLIC + "/" + test.get("code");
        Response read = anonymous().get(path);
        read.then()
                .statusCode(200)
                .header("Vary", "Accept-Language")
                .header("Cache-Control", notNullValue())
                .body("name", equalTo("Uji"))
                .body("questions", equalTo(5))
                .body("sections.code", contains("main", "choice"))
                .body("sections[1].timeLimit", equalTo("PT5M"));
        assertThat(read.asString()).doesNotContain("Yang mana", "scale", "weight");
        anonymous()
                .header("If-None-Match", read.header("ETag"))
                .get(path)
                .then()
                .statusCode(304);
        anonymous().header("Accept-Language", "en").get(path).then().body("name", equalTo("Trial"));
        anonymous().queryParam("code", test.get("code")).get(PUBLIC).then().body("items.size()", equalTo(1));

        // without an instrument there is nothing to be taken
        admin.given().post(GROUPS + "/" + group + "/retirement").then().statusCode(200);
        anonymous().get(path).then().statusCode(404).body("code", equalTo("assessment-not-found"));
        anonymous().queryParam("code", test.get("code")).get(PUBLIC).then().body("items.size()", equalTo(0));
    }

    @Test
    void theBackOfficeKeepsTheTests() {
        Actor admin = keeper();
        ObjectNode file = small();
        published(admin, file);
        Map<String, Object> test = test(file.get("code").asText());
        Response made = admin.given().body(test).post(ASSESSMENTS);
        String path = made.header("Location");
        admin.given().body(test).put(path).then().statusCode(428);
        Map<String, Object> shorter = new HashMap<>(test);
        shorter.put("timeLimit", "PT20M");
        shorter.put("consultation", true);
        Response changed = admin.given()
                .header("If-Match", made.header("ETag"))
                .body(shorter)
                .put(path);
        changed.then().statusCode(200).body("timeLimit", equalTo("PT20M")).body("consultation", equalTo(true));
        admin.given()
                .header("If-Match", made.header("ETag"))
                .body(shorter)
                .put(path)
                .then()
                .statusCode(412);
        Map<String, Object> renamed = new HashMap<>(shorter);
        renamed.put("code", "t-" + fresh());
        admin.given()
                .header("If-Match", changed.header("ETag"))
                .body(renamed)
                .put(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("instrument-code-fixed"));
        for (String wrong : List.of("PT1S", "P2D", "PT90.5S")) {
            Map<String, Object> odd = new HashMap<>(test);
            odd.put("code", "t-" + fresh());
            odd.put("timeLimit", wrong);
            admin.given().body(odd).post(ASSESSMENTS).then().statusCode(400);
        }
        admin.given()
                .queryParam("questionGroupCode", file.get("code").asText())
                .get(ASSESSMENTS)
                .then()
                .body("items.code", contains(test.get("code")));
        admin.given()
                .header("If-Match", changed.header("ETag"))
                .delete(path)
                .then()
                .statusCode(200)
                .body("active", equalTo(false));
        anonymous().get(PUBLIC + "/" + test.get("code")).then().statusCode(404);
        anonymous().queryParam("limit", "200").get(PUBLIC).then().body("items.code", not(hasItem(test.get("code"))));
        admin.given().get(path).then().statusCode(200);
        admin.given().get(ASSESSMENTS + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aTestSaysWhatItCostsAndWhereItIsSold() {
        Actor admin = keeper();
        ObjectNode file = small();
        published(admin, file);
        Map<String, Object> test = test(file.get("code").asText());
        admin.given().body(test).post(ASSESSMENTS).then().statusCode(201);
        String code = (String) test.get("code");
        Response unsold = anonymous().get(PUBLIC + "/" + code);
        unsold.then().statusCode(200).body("product", nullValue());
        String dear = SalesSteps.sold(SalesSteps.keeper(), product -> {
            product.put("price", 250_000);
            product.put("instrument", code);
            product.put("position", 2);
        });
        Response sold =
                anonymous().header("If-None-Match", unsold.header("ETag")).get(PUBLIC + "/" + code);
        sold.then()
                .statusCode(200)
                .body("product.sku", equalTo(dear))
                .body("product.price", equalTo(250_000))
                .body("product.slug", notNullValue());
        anonymous().queryParam("code", code).get(PUBLIC).then().body("items[0].product.price", equalTo(250_000));
        anonymous()
                .get("/api/v1/products/" + sold.path("product.slug"))
                .then()
                .statusCode(200)
                .body("sku", equalTo(dear));
        // of two, the first in the list
        String first = SalesSteps.sold(SalesSteps.keeper(), product -> {
            product.put("price", 100_000);
            product.put("instrument", code);
            product.put("position", 1);
        });
        anonymous().get(PUBLIC + "/" + code).then().body("product.sku", equalTo(first));
    }

    /** In a transaction that is rolled back: the other tests go on without demo data. */
    @Test
    void aFreshStartHasSomethingRealToTake() {
        QuarkusTransaction.begin();
        try {
            domains.stream()
                    .filter(domain -> domain.order() >= 60 && domain.order() < 80)
                    .sorted(Comparator.comparingInt(DemoData::order))
                    .forEach(DemoData::load);
            assertThat(List.of("st-30", "talents-mapping", "work-style")).allSatisfy(code -> {
                Assessment assessment = Assessment.findOffered(code).orElseThrow();
                Instruments.Loaded loaded = instruments.load(
                        instruments.published(assessment.questionGroupCode).orElseThrow());
                assertThat(loaded.file().texts().scales())
                        .hasSameSizeAs(loaded.file().key().scales());
                assertThat(loaded.form().sections()).isNotEmpty();
            });
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static Map<String, Object> test(String group) {
        Map<String, Object> test = new HashMap<>();
        test.put("code", "t-" + fresh());
        test.put("questionGroupCode", group);
        test.put("name", Map.of("id", "Uji", "en", "Trial"));
        test.put("description", "Sebuah uji.");
        test.put("reportTier", "FULL");
        test.put("timeLimit", "PT45M");
        test.put("hardLimit", true);
        test.put("position", 99_999);
        return test;
    }
}
