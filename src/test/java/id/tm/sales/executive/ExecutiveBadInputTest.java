package id.tm.sales.executive;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.executive.ExecutiveSteps.ADMIN;
import static id.tm.sales.executive.ExecutiveSteps.INVITATIONS;
import static id.tm.sales.executive.ExecutiveSteps.MINE;
import static id.tm.sales.executive.ExecutiveSteps.assigned;
import static id.tm.sales.executive.ExecutiveSteps.assignments;
import static id.tm.sales.executive.ExecutiveSteps.begun;
import static id.tm.sales.executive.ExecutiveSteps.sold;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.sales.SalesBadInputTest;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T13 and T11 of seats: nonsense and strangers get a problem with a 4xx status, and nothing has changed. */
@ServiceTest
class ExecutiveBadInputTest {

    private record Target(Method method, String path, Map<String, Object> valid) {}

    private Actor company;
    private String id;
    private String one;

    @BeforeEach
    void arrive() {
        company = Actors.partner();
        id = begun(company, sold(keeper(), 0), 3);
        one = assignments(id) + "/" + assigned(company, id, Actors.member());
    }

    @Test
    void nothingThatIsWrongGetsThrough() {
        Map<String, Object> order = Map.of("sku", "ASM-NONE", "seats", 1, "codes", List.of("NONE"), "channel", "NONE");
        Map<String, Object> person = Map.of("email", "a@example.com", "fullName", "Agus", "locale", "id");
        List<Target> targets = List.of(
                new Target(Method.POST, MINE, order),
                new Target(Method.POST, assignments(id), person),
                new Target(Method.POST, assignments(id) + "/batches", Map.of("assignments", List.of(person))),
                new Target(Method.PUT, one, person),
                new Target(Method.POST, INVITATIONS + "/acceptances", Map.of("token", "none")));
        String before = state();
        for (Target target : targets) {
            for (String body : List.of("", "null", "[]", "42", "\"text\"", "{", "{\"unknown\":1}", "{}")) {
                assertRefused(target, body, given(company).body(body).request(target.method, target.path));
            }
            target.valid.keySet().forEach(field -> {
                for (Object value : SalesBadInputTest.NASTY) tryOut(target, field, value);
            });
        }
        Target batch = targets.get(2);
        tryOut(batch, "assignments", Collections.nCopies(1_001, person));
        tryOut(batch, "assignments", List.of());
        for (Object value : SalesBadInputTest.NASTY) {
            Map<String, Object> wrong = new HashMap<>(person);
            wrong.put("email", value);
            tryOut(batch, "assignments", List.of(person, wrong));
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void pathsAndFiltersMayBeNonsenseToo() {
        Actor admin = Actors.admin("executive-transactions:read");
        for (String path : List.of("1", "null", "%00", "..%2f..")) {
            for (Response answer : List.of(
                    company.given().urlEncodingEnabled(!path.contains("%")).get(MINE + "/" + path),
                    company.given().urlEncodingEnabled(!path.contains("%")).get(assignments(id) + "/" + path),
                    admin.given().urlEncodingEnabled(!path.contains("%")).get(ADMIN + "/" + path))) {
                assertThat(answer.statusCode()).as(path).isBetween(400, 499);
            }
        }
        for (String query : List.of("cursor=nonsense", "sort=;drop", "limit=0", "status=PERHAPS", "unknown=1")) {
            company.given().get(MINE + "?" + query).then().statusCode(400);
            admin.given().get(ADMIN + "?" + query).then().statusCode(400);
            company.given().get(assignments(id) + "?" + query).then().statusCode(400);
        }
    }

    @Test
    void nobodyGetsInWithoutALogin() {
        for (String path : List.of(MINE, MINE + "/" + id, assignments(id), one, INVITATIONS)) {
            anonymous().get(path).then().statusCode(401);
            Actors.admin("executive-transactions:read").given().get(path).then().statusCode(403);
        }
        for (String path : List.of(MINE, assignments(id), one + "/invitation", INVITATIONS + "/acceptances")) {
            anonymous().body(Map.of()).post(path).then().statusCode(401);
        }
        anonymous().delete(one).then().statusCode(401);
    }

    private void tryOut(Target target, String field, Object value) {
        Map<String, Object> body = new HashMap<>(target.valid);
        body.put(field, value);
        assertRefused(target, field + "=" + value, given(company).body(body).request(target.method, target.path));
    }

    private static RequestSpecification given(Actor actor) {
        return actor.given().header("Idempotency-Key", fresh()).header("If-Match", "*");
    }

    private static void assertRefused(Target target, String what, Response answer) {
        String shown = what.length() > 60 ? what.substring(0, 60) + "…" : what;
        assertThat(answer.statusCode())
                .as("%s %s %s: %s", target.method, target.path, shown, answer.asString())
                .isBetween(400, 499);
        assertThat(answer.contentType()).as(target.path + " " + shown).startsWith("application/problem+json");
        assertThat(answer.asString()).doesNotContain("Exception", "id.tm.", "select ", "org.hibernate");
    }

    /** Of this company: others go on beside. */
    private String state() {
        return String.join(
                "\n",
                sql().texts("select t::text || s::text || coalesce(a::text, '') from executive_transactions t"
                        + " join executive_seats s on s.executive_transaction_id = t.id"
                        + " left join executive_transaction_assignments a on a.seat_id = s.id"
                        + " where t.partner_id = '" + company.partnerId() + "' order by s.position"));
    }
}
