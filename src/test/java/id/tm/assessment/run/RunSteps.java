package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.fresh;
import static id.tm.assessment.AssessmentSteps.keeper;
import static id.tm.assessment.AssessmentSteps.published;
import static id.tm.assessment.AssessmentSteps.small;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.assessment.AssessmentSteps;
import id.tm.platform.security.AccessTokens;
import id.tm.platform.security.Realm;
import id.tm.sales.SalesSteps;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Tests that are offered, bought for nothing, begun and answered. */
public final class RunSteps {

    public static final String MINE = "/api/v1/me/assessments";
    public static final String STAFF = "/api/v1/admin/user-assessments";

    private RunSteps() {}

    /** The same person with a token of now, for tests that move the clock further than a token lives. */
    public static Actor again(Actor actor, Realm realm) {
        String token = Arc.container().instance(AccessTokens.class).get().sign(realm, actor.id(), actor.sessionId());
        return new Actor(actor.id(), actor.name(), actor.email(), token, actor.sessionId(), actor.partnerId());
    }

    /** The code of a test on an instrument that is published with it. */
    public static String offered(ObjectNode instrument, Consumer<Map<String, Object>> wishes) {
        Actor admin = keeper();
        published(admin, instrument);
        return offered(instrument.get("code").asText(), wishes);
    }

    static String offered(String group, Consumer<Map<String, Object>> wishes) {
        Map<String, Object> test = new HashMap<>();
        test.put("code", "t-" + fresh());
        test.put("questionGroupCode", group);
        test.put("name", Map.of("id", "Uji", "en", "Trial"));
        test.put("reportTier", "FULL");
        test.put("position", 99_999);
        wishes.accept(test);
        keeper().given().body(test).post("/api/v1/admin/assessments").then().statusCode(201);
        return (String) test.get("code");
    }

    /** The id of an entitlement to the test. */
    public static UUID entitled(Actor member, String test) {
        String sku = SalesSteps.sold(SalesSteps.keeper(), product -> {
            product.put("price", 0);
            product.put("instrument", test);
        });
        Response bought = TransactionSteps.checkOut(member, List.of(sku), List.of());
        bought.then().statusCode(201);
        return UUID.fromString(member.given()
                .queryParam("transactionId", bought.<String>path("id"))
                .get(TransactionSteps.ENTITLEMENTS)
                .path("items[0].id"));
    }

    public static Response start(Actor member, UUID entitlement) {
        return member.given().body(Map.of("entitlementId", entitlement)).post(MINE);
    }

    /** The id of a run that has begun. */
    public static String begun(Actor member, String test) {
        Response started = start(member, entitled(member, test));
        started.then().statusCode(201);
        return started.path("id");
    }

    /** The id of a run of {@link AssessmentSteps#small} that has its result. */
    public static String scored(Actor member) {
        String run = begun(member, offered(small(), wishes -> {}));
        save(member, run, answer("a1", "3", 1), answer("a2", "2", 1), answer("b1", "1", 1), answer("c1", "x", 1));
        submit(member, run).then().statusCode(200);
        return run;
    }

    public static Map<String, Object> answer(String question, String option, long sequence) {
        return Map.of("question", question, "option", option, "sequence", sequence);
    }

    @SafeVarargs
    public static Response save(Actor member, String run, Map<String, Object>... answers) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> each : answers) all.add(each);
        return member.given().body(Map.of("answers", all)).put(MINE + "/" + run + "/answers");
    }

    public static Response pick(Actor member, String run, int stage, long sequence, String... codes) {
        List<String> picks = List.of(codes).stream().map(code -> "S-" + code).toList();
        return member.given()
                .body(Map.of("picks", picks, "sequence", sequence))
                .put(MINE + "/" + run + "/stages/" + stage);
    }

    public static Response submit(Actor member, String run) {
        return member.given().post(MINE + "/" + run + "/submission");
    }

    public static Response read(Actor member, String run) {
        return member.given().get(MINE + "/" + run);
    }
}
