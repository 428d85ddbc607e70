package id.tm.sales.voucher;

import static id.tm.sales.SalesSteps.VOUCHERS;
import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.id;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.rule;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.SalesSteps.voucher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import id.tm.platform.job.JobRunner;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class VoucherAdminTest {

    @Inject
    JobRunner jobs;

    @Test
    void theBackOfficeKeepsTheVouchers() {
        Actor admin = keeper();
        String code = "v-" + fresh().toLowerCase(Locale.ROOT);
        Map<String, Object> rule = rule();
        rule.put("quota", 2);
        rule.put("weekdays", List.of(5, 1, 5));
        rule.put("dailyFrom", "09:00:00");
        rule.put("dailyUntil", "17:30:00");
        rule.put("kinds", List.of("ASSESSMENT"));
        Response created =
                admin.given().body(Map.of("code", code, "rule", rule)).post(VOUCHERS);
        created.then()
                .statusCode(201)
                .body("code", equalTo(code.toUpperCase(Locale.ROOT)))
                .body("rule.weekdays", contains(1, 5))
                .body("rule.dailyUntil", equalTo("17:30:00"))
                .body("rule.active", equalTo(true));
        String path = created.header("Location");
        admin.given().get(path).then().statusCode(200).header("ETag", created.header("ETag"));
        admin.given()
                .body(Map.of("code", code, "rule", rule()))
                .post(VOUCHERS)
                .then()
                .statusCode(409)
                .body("code", equalTo("voucher-code-taken"));
        Map<String, Object> changed = Map.of("code", code, "rule", with(rule(), "priority", 4));
        admin.given().body(changed).put(path).then().statusCode(428);
        admin.given().header("If-Match", "\"5\"").body(changed).put(path).then().statusCode(412);
        admin.given()
                .header("If-Match", created.header("ETag"))
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("rule.priority", equalTo(4));
        admin.given()
                .queryParam("code", code)
                .get(VOUCHERS)
                .then()
                .body("items.id", contains(created.<String>path("id")));
        admin.given()
                .get(VOUCHERS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("voucher-not-found"));
        // The log of changes does not give codes away.
        assertThat(sql().texts("select before::text || after::text from activity_log where subject_id = '"
                        + created.path("id") + "'"))
                .isNotEmpty()
                .noneMatch(text -> text.contains(code.toUpperCase(Locale.ROOT)));
    }

    @Test
    void rulesThatDoNotFitTogetherAreRefused() {
        Actor admin = keeper();
        List<Map<String, Object>> wrong = List.of(
                with(rule(), "dailyFrom", "09:00:00"),
                with(with(rule(), "dailyFrom", "09:00:00"), "dailyUntil", "09:00:00"),
                with(rule(), "reduction", Map.of("kind", "PERCENT")),
                with(with(rule(), "validFrom", "2026-12-02T00:00:00Z"), "validUntil", "2026-12-01T00:00:00Z"),
                with(rule(), "partners", List.of(UUID.randomUUID().toString())),
                with(rule(), "weekdays", List.of(8)),
                with(rule(), "perUserLimit", 0));
        for (Map<String, Object> rule : wrong) {
            admin.given()
                    .body(Map.of("code", "V-" + fresh(), "rule", rule))
                    .post(VOUCHERS)
                    .then()
                    .statusCode(400);
        }
        admin.given()
                .body(Map.of("code", "V-" + fresh(), "rule", with(rule(), "products", List.of("ASM-NONE"))))
                .post(VOUCHERS)
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-sku"));
    }

    @Test
    void theQuotaDoesNotFallBelowWhatIsUsed() {
        Actor admin = keeper();
        Response created = voucher(admin, rule -> rule.put("quota", 3));
        UUID used = VoucherSteps.reserved(id(created), Actors.member().id());
        VoucherSteps.reserved(id(created), Actors.member().id());
        VoucherSteps.redeem(used);
        // Uses do not make the version of whoever edits the voucher stale, and an edit does not forget them.
        String tag = created.header("ETag");
        Response refused = replace(admin, created, tag, 1);
        refused.then().statusCode(409).body("code", equalTo("voucher-quota-used"));
        replace(admin, created, tag, 2)
                .then()
                .statusCode(200)
                .body("reserved", equalTo(1))
                .body("redeemed", equalTo(1));
        admin.given()
                .queryParam("state", "REDEEMED")
                .get(created.header("Location") + "/redemptions")
                .then()
                .statusCode(200)
                .body("items.transactionId", contains(used.toString()))
                .body("items.amount", contains(10_000));
        admin.given()
                .queryParam("transactionId", used.toString())
                .get(created.header("Location") + "/logs")
                .then()
                .statusCode(200)
                .body("items.toState", contains("REDEEMED", "RESERVED"));
    }

    @Test
    void aBatchHasCodesThatNobodyGuesses() {
        Actor admin = keeper();
        Map<String, Object> batch = Map.of("prefix", "EXPO", "size", 450, "rule", with(rule(), "perUserLimit", 1));
        admin.given().body(batch).post(VOUCHERS + "/batches").then().statusCode(400);
        Response accepted =
                admin.given().header("Idempotency-Key", fresh()).body(batch).post(VOUCHERS + "/batches");
        accepted.then().statusCode(202).body("made", equalTo(0));
        jobs.runOnce("tasks");
        admin.given()
                .get(accepted.header("Location"))
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("done", equalTo(450));
        admin.given()
                .get(VOUCHERS + "/batches/" + accepted.path("id"))
                .then()
                .statusCode(200)
                .body("made", equalTo(450));
        List<String> codes = sql().texts("select code from vouchers where batch_id = '" + accepted.path("id") + "'");
        assertThat(codes).hasSize(450).doesNotHaveDuplicates().allMatch(VoucherAdminTest::isWellFormed);
        // A typing error is seen without asking: every other last character is wrong.
        String code = codes.get(0);
        for (char other : VoucherCode.ALPHABET.toCharArray()) {
            String typed = code.substring(0, code.length() - 1) + other;
            assertThat(isWellFormed(typed)).isEqualTo(typed.equals(code));
        }
        admin.given()
                .queryParam("prefix", "EXPO")
                .get(VOUCHERS + "/batches")
                .then()
                .statusCode(200);
        admin.given()
                .get(VOUCHERS + "/batches/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("voucher-batch-not-found"));
    }

    @Test
    void anExportIsNoFormula() {
        Actor admin = keeper();
        Response accepted = admin.given()
                .header("Idempotency-Key", fresh())
                .body(Map.of("prefix", "FILE", "size", 2, "rule", with(rule(), "name", "=1+1, \"dua\"")))
                .post(VOUCHERS + "/batches");
        jobs.runOnce("tasks");
        Response export = admin.given()
                .body(Map.of("batchId", accepted.<String>path("id")))
                .post(VOUCHERS + "/export");
        export.then().statusCode(202);
        jobs.runOnce("tasks");
        String job = export.header("Location");
        admin.given().get(job).then().statusCode(200).body("hasResult", equalTo(true));
        String csv = admin.given().accept("text/csv").get(job + "/file").asString();
        String[] lines = csv.split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("code,name,source,kind");
        assertThat(lines[1]).startsWith("\"FILE-").contains(",\"'=1+1, \"\"dua\"\"\",");
        keeper().given().get(job).then().statusCode(404);
        keeper().given().accept("text/csv").get(job + "/file").then().statusCode(404);
        admin.given()
                .body(Map.of("batchId", UUID.randomUUID().toString()))
                .post(VOUCHERS + "/export")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-voucher-batch"));
    }

    private static Response replace(Actor admin, Response created, String tag, int quota) {
        Map<String, Object> rule = new HashMap<>(created.<Map<String, Object>>path("rule"));
        rule.put("quota", quota);
        return admin.given()
                .header("If-Match", tag)
                .body(Map.of("code", created.<String>path("code"), "rule", rule))
                .put(created.header("Location"));
    }

    /** Luhn's rule read from the other side: the weighted digits of the whole add up to a multiple of the base. */
    private static boolean isWellFormed(String code) {
        if (!code.matches("EXPO-[2-9A-HJ-NP-Z]{12}")) return false;
        String body = code.substring(5);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = VoucherCode.ALPHABET.indexOf(body.charAt(body.length() - 1 - i));
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted / 32 + weighted % 32;
        }
        return sum % 32 == 0;
    }

    private static Map<String, Object> with(Map<String, Object> rule, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(rule);
        changed.put(field, value);
        return changed;
    }
}
