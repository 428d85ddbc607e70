package id.tm.partner.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import id.tm.platform.time.BusinessTime;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may see and do what with an invoice: every endpoint as everyone. */
@ServiceTest
class InvoiceOwnershipTest {

    private static final String MINE = "/api/v1/partner/invoices";

    private Actor partner;
    private InvoiceSteps steps;
    private String issued;
    private String draft;

    @BeforeEach
    void arrive() {
        partner = Actors.partner();
        steps = new InvoiceSteps(partner.partnerId());
        issued = steps.issued();
        draft = steps.drafted();
    }

    @Test
    void invoiceIsShownToItsPartnerAndItsOperatorsOnly() {
        Map<String, Expected> matrix = new LinkedHashMap<>();
        matrix.put("partner", new Expected(partner::given, 200));
        matrix.put("operator", new Expected(Actors.partnerOperator(partner)::given, 200));
        matrix.put("other partner", new Expected(Actors.partner()::given, 404));
        matrix.put("operator of another", new Expected(Actors.partnerOperator(Actors.partner())::given, 404));
        matrix.put("member", new Expected(Actors.member()::given, 403));
        matrix.put("practitioner", new Expected(Actors.practitioner()::given, 403));
        matrix.put("admin", new Expected(Actors.superAdmin()::given, 403));
        matrix.put("anonymous", new Expected(InvoiceOwnershipTest::anonymous, 401));

        matrix.forEach((who, expected) -> {
            for (String path : List.of(MINE + "/" + issued, MINE + "/" + issued + "/reminders")) {
                Response answer = expected.request.get().get(path);
                assertThat(answer.statusCode()).as("%s at %s", who, path).isEqualTo(expected.status);
                if (expected.status != 200) assertThat(answer.asString()).doesNotContain("INV/");
            }
        });
    }

    @Test
    void draftIsHiddenFromThePartnerEverywhere() {
        for (Actor actor : List.of(partner, Actors.partnerOperator(partner))) {
            actor.given().get(MINE + "/" + draft).then().statusCode(404);
            actor.given().get(MINE + "/" + draft + "/reminders").then().statusCode(404);
            actor.given().get(MINE).then().statusCode(200).body("items.id", contains(issued));
            actor.given().get(MINE + "?status=DRAFT").then().statusCode(200).body("items", empty());
        }
    }

    @Test
    void listHoldsTheCallersInvoicesOnly() {
        Actors.partner().given().get(MINE).then().statusCode(200).body("items", empty());
        Actors.partner()
                .given()
                .get(MINE + "?partnerId=" + partner.partnerId())
                .then()
                .statusCode(400);
        Actors.member().given().get(MINE).then().statusCode(403);
        anonymous().get(MINE).then().statusCode(401);
    }

    @Test
    void partnerRoleWithoutAPartnerBehindItFindsNothing() {
        Actor stray = Actors.user(wishes -> {}, List.of("partner"));
        stray.given().get(MINE).then().statusCode(404);
        stray.given().get(MINE + "/" + issued).then().statusCode(404);
    }

    @Test
    void backOfficeActsWantTheirOwnPermissionEach() {
        Map<String, Map<String, Act>> acts = acts();
        List<String> permissions = List.of("invoices:read", "invoices:write", "invoices:issue", "invoices:settle");
        assertThat(acts.keySet()).containsExactlyInAnyOrderElementsOf(permissions);
        Map<String, Actor> admins = new LinkedHashMap<>();
        permissions.forEach(permission -> admins.put(permission, Actors.admin(permission)));
        admins.put("invoices:unheard-of", Actors.admin("invoices:unheard-of"));
        admins.put("partners:write", Actors.admin("partners:write"));

        acts.forEach((needed, named) -> named.forEach((name, act) -> {
            admins.forEach((held, admin) -> {
                if (held.equals(needed)) return;
                assertThat(act.on(admin.given()).statusCode())
                        .as("%s with %s", name, held)
                        .isEqualTo(403);
            });
            for (Actor user : List.of(partner, Actors.member(), Actors.practitioner())) {
                assertThat(act.on(user.given()).statusCode())
                        .as("%s as a user", name)
                        .isEqualTo(403);
            }
            assertThat(act.on(anonymous()).statusCode())
                    .as("%s as nobody", name)
                    .isEqualTo(401);
        }));
        steps.get(issued).then().statusCode(200).body("status", org.hamcrest.Matchers.equalTo("ISSUED"));
        steps.get(draft).then().statusCode(200).body("status", org.hamcrest.Matchers.equalTo("DRAFT"));
        acts.forEach((needed, named) -> named.forEach((name, act) -> {
            assertThat(act.on(admins.get(needed).given()).statusCode())
                    .as("%s with %s", name, needed)
                    .isIn(200, 201, 409);
        }));
    }

    @Test
    void unknownAndMalformedIdsAreNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "1", "null", "'; drop table partner_transactions; --")) {
            partner.given().get(MINE + "/{id}", id).then().statusCode(404);
            steps.get(id).then().statusCode(404);
            steps.reminders(id).then().statusCode(404);
            steps.issue(id).then().statusCode(404);
            steps.pay(id).then().statusCode(404);
            steps.makeVoid(id).then().statusCode(404);
            steps.writeOff(id).then().statusCode(404);
            steps.replace(id, steps.body(null), "*").then().statusCode(404);
        }
    }

    private interface Act {
        Response on(RequestSpecification request);
    }

    private record Expected(Supplier<RequestSpecification> request, int status) {}

    /** Permission → its endpoints, each with a body that would pass. */
    private Map<String, Map<String, Act>> acts() {
        String admin = InvoiceSteps.ADMIN;
        String dueDate = BusinessTime.day(java.time.Instant.now()).plusDays(30).toString();
        Map<String, Act> read = new LinkedHashMap<>();
        read.put("list", request -> request.get(admin));
        read.put("get", request -> request.get(admin + "/" + issued));
        read.put("reminders", request -> request.get(admin + "/" + issued + "/reminders"));
        Map<String, Act> write = new LinkedHashMap<>();
        write.put("draft", request -> request.header(
                        "Idempotency-Key", UUID.randomUUID().toString())
                .body(steps.body(null))
                .post(admin));
        write.put("replace", request -> request.header("If-Match", "*")
                .body(steps.body(null))
                .put(admin + "/" + draft));
        Map<String, Act> issue = new LinkedHashMap<>();
        issue.put("due date", request -> request.header("If-Match", "*")
                .body(Map.of("dueDate", dueDate))
                .put(admin + "/" + issued + "/due-date"));
        issue.put("issue", request -> request.post(admin + "/" + draft + "/issue"));
        Map<String, Act> settle = new LinkedHashMap<>();
        settle.put(
                "payment", request -> request.body(Map.of("method", "CASH")).post(admin + "/" + issued + "/payment"));
        settle.put("void", request -> request.body(Map.of("reason", "x")).post(admin + "/" + issued + "/void"));
        settle.put(
                "write-off", request -> request.body(Map.of("reason", "x")).post(admin + "/" + issued + "/write-off"));
        Map<String, Map<String, Act>> acts = new LinkedHashMap<>();
        acts.put("invoices:read", read);
        acts.put("invoices:write", write);
        acts.put("invoices:issue", issue);
        acts.put("invoices:settle", settle);
        return acts;
    }

    private static RequestSpecification anonymous() {
        return RestAssured.given().contentType(ContentType.JSON).accept(ContentType.JSON);
    }
}
