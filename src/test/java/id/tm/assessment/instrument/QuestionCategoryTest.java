package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentSteps.CATEGORIES;
import static id.tm.assessment.AssessmentSteps.fresh;
import static id.tm.assessment.AssessmentSteps.keeper;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import id.tm.testing.Actor;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ServiceTest
class QuestionCategoryTest {

    @Test
    void theServiceComesWithSomeAndTheBackOfficeAddsOthers() {
        Actor admin = keeper();
        admin.given()
                .queryParam("limit", "200")
                .get(CATEGORIES)
                .then()
                .statusCode(200)
                .body(
                        "items.code",
                        hasItems("perseverance", "personality", "themes", "typologies", "clusters", "activities"));
        String code = "c-" + fresh();
        Map<String, Object> category = Map.of("code", code, "name", Map.of("id", "Minat", "en", "Interests"));
        Response made = admin.given().body(category).post(CATEGORIES);
        made.then().statusCode(201).body("active", equalTo(true));
        String path = made.header("Location");
        admin.given()
                .body(category)
                .post(CATEGORIES)
                .then()
                .statusCode(409)
                .body("code", equalTo("question-category-code-taken"));
        admin.given().body(category).put(path).then().statusCode(428);
        Map<String, Object> renamed = Map.of("code", code, "name", Map.of("id", "Kegemaran"), "active", false);
        Response changed = admin.given()
                .header("If-Match", made.header("ETag"))
                .body(renamed)
                .put(path);
        changed.then().statusCode(200).body("name.id", equalTo("Kegemaran")).body("active", equalTo(false));
        admin.given()
                .header("If-Match", changed.header("ETag"))
                .body(Map.of("code", "d-" + fresh(), "name", Map.of("id", "Kegemaran")))
                .put(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("instrument-code-fixed"));
        admin.given()
                .header("If-Match", changed.header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        admin.given().get(path).then().statusCode(404).body("code", equalTo("question-category-not-found"));
    }
}
