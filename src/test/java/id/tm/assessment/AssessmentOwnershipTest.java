package id.tm.assessment;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.assessment.AssessmentSteps.ASSESSMENTS;
import static id.tm.assessment.AssessmentSteps.CATEGORIES;
import static id.tm.assessment.AssessmentSteps.GROUPS;
import static id.tm.assessment.AssessmentSteps.TEMPLATES;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.http.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** T11: every guarded endpoint of instruments and tests as everybody. */
@ServiceTest
class AssessmentOwnershipTest {

    private record Endpoint(Method method, String path) {}

    @Test
    void backOfficeEndpointsOpenToTheirPermissionOnly() {
        String none = "/" + UUID.randomUUID();
        Map<String, List<Endpoint>> byPermission = new LinkedHashMap<>();
        byPermission.put(
                "question-groups:read",
                List.of(
                        get(GROUPS),
                        get(GROUPS + none),
                        get(GROUPS + none + "/file"),
                        get(GROUPS + none + "/questions.csv"),
                        get(GROUPS + none + "/diff"),
                        get(GROUPS + none + "/revisions"),
                        get(GROUPS + none + "/revisions" + none)));
        byPermission.put(
                "question-groups:write",
                List.of(
                        post(GROUPS + "/imports"),
                        put(GROUPS + none),
                        delete(GROUPS + none),
                        post(GROUPS + none + "/questions/imports")));
        byPermission.put(
                "question-groups:publish",
                List.of(
                        post(GROUPS + none + "/publication"),
                        post(GROUPS + none + "/retirement"),
                        post(GROUPS + none + "/revisions")));
        for (String[] plain : new String[][] {
            {TEMPLATES, "answer-templates"}, {CATEGORIES, "question-categories"}, {ASSESSMENTS, "assessments"}
        }) {
            byPermission.put(plain[1] + ":read", List.of(get(plain[0]), get(plain[0] + none)));
            byPermission.put(
                    plain[1] + ":write", List.of(post(plain[0]), put(plain[0] + none), delete(plain[0] + none)));
        }
        String runs = "/api/v1/admin/user-assessments";
        byPermission.put("user-assessments:read", List.of(get(runs), get(runs + none), get(runs + none + "/reads")));
        String brought = "/api/v1/admin/feedback-only";
        byPermission.put(
                "feedback-only:read", List.of(get(brought), get(brought + none), get(brought + none + "/reads")));
        byPermission.put("feedback-only:review", List.of(post(brought + none + "/review")));
        byPermission.put("user-assessments:results", List.of(get(runs + none + "/result")));
        byPermission.put("user-assessments:rescore", List.of(post(runs + none + "/rescore")));
        byPermission.put(
                "user-assessments:write",
                List.of(
                        post(runs + none + "/extra-time"),
                        post(runs + none + "/pause"),
                        post(runs + none + "/resumption"),
                        post(runs + none + "/void")));
        List<Actor> strangers = List.of(Actors.member(), Actors.practitioner(), Actors.partner());
        byPermission.forEach((permission, endpoints) -> {
            List<String> others = new ArrayList<>(byPermission.keySet());
            others.remove(permission);
            Actor without = Actors.admin(others.toArray(String[]::new));
            Actor with = Actors.admin(permission);
            for (Endpoint endpoint : endpoints) {
                assertThat(status(null, endpoint)).as("anonymous %s", endpoint).isEqualTo(401);
                assertThat(status(without, endpoint))
                        .as("admin without %s", endpoint)
                        .isEqualTo(403);
                for (Actor stranger : strangers) {
                    assertThat(status(stranger, endpoint)).as("%s", endpoint).isEqualTo(403);
                }
                assertThat(status(with, endpoint)).as("%s", endpoint).isIn(200, 400, 404, 415);
            }
        });
    }

    private static int status(Actor actor, Endpoint endpoint) {
        var request = actor == null ? anonymous() : actor.given();
        if (endpoint.method != Method.GET) request.body("{}").header("If-Match", "*");
        if (endpoint.path.endsWith("/questions/imports")) request.contentType("text/csv");
        String accept = endpoint.path.endsWith(".csv") ? "text/csv" : "application/json";
        return request.header("Accept", accept)
                .header("Idempotency-Key", AssessmentSteps.fresh())
                .request(endpoint.method, endpoint.path)
                .statusCode();
    }

    private static Endpoint get(String path) {
        return new Endpoint(Method.GET, path);
    }

    private static Endpoint post(String path) {
        return new Endpoint(Method.POST, path);
    }

    private static Endpoint put(String path) {
        return new Endpoint(Method.PUT, path);
    }

    private static Endpoint delete(String path) {
        return new Endpoint(Method.DELETE, path);
    }
}
