package id.tm.finance.master;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.finance.FinanceError.AMOUNT_OUTSIDE_CHANNEL;
import static id.tm.finance.FinanceError.CHANNEL_NOT_AVAILABLE;
import static id.tm.finance.Money.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import id.tm.finance.Banks;
import id.tm.finance.PaymentChannel;
import id.tm.finance.PaymentChannels;
import id.tm.platform.problem.TmException;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class MasterTest {

    private static final String BANKS = "/api/v1/banks";
    private static final String CHANNELS = "/api/v1/payment-channels";
    private static final String ADMIN_BANKS = "/api/v1/admin/banks";
    private static final String ADMIN_CHANNELS = "/api/v1/admin/payment-channels";

    @Inject
    Banks banks;

    @Inject
    PaymentChannels channels;

    @AfterEach
    void asItWas() {
        sql().execute(
                        "delete from banks where name like 'Test %'; delete from master_payment_channels where name like 'Test %'");
    }

    @Test
    void everybodyReadsTheBanks() {
        Response page = anonymous().get(BANKS);
        page.then()
                .statusCode(200)
                .header("Cache-Control", notNullValue())
                .body("items.size()", equalTo(17))
                .body("items[0].code", equalTo("014"))
                .body("items[0].swift", equalTo("CENAIDJA"))
                .body("items.code", hasItem("535"));
        anonymous()
                .header("If-None-Match", page.header("ETag"))
                .get(BANKS)
                .then()
                .statusCode(304);
        anonymous().queryParam("code", "002").get(BANKS).then().body("items.name", contains("BRI"));
        anonymous().queryParam("active", "false").get(BANKS).then().statusCode(400);
        assertThat(banks.findActive("014"))
                .hasValueSatisfying(bank -> assertThat(bank.xenditCode()).isEqualTo("ID_BCA"));
        assertThat(banks.findActive("14")).isEmpty();
    }

    @Test
    void everybodyReadsTheWaysToPay() {
        Response page = anonymous().get(CHANNELS);
        page.then()
                .statusCode(200)
                .body("items[0].code", equalTo("VA_BCA"))
                .body("items[0].fee.nominal", equalTo(4_000))
                .body("items.find { it.code == 'QRIS' }.fee.percent", equalTo(0.7f));
        anonymous()
                .header("If-None-Match", page.header("ETag"))
                .get(CHANNELS)
                .then()
                .statusCode(304);
        anonymous().queryParam("kind", "RETAIL").get(CHANNELS).then().body("items.kind", everyItem(equalTo("RETAIL")));
        anonymous()
                .queryParam("amount", 20_000_000)
                .get(CHANNELS)
                .then()
                .body("items.code", hasItem("VA_BCA"))
                .body("items.code", not(hasItem("QRIS")));
        anonymous().queryParam("amount", "much").get(CHANNELS).then().statusCode(400);
        anonymous().queryParam("kind", "CHEQUE").get(CHANNELS).then().statusCode(400);
        PaymentChannel qris = channels.require("QRIS", 100_000);
        assertThat(qris.providerCode()).isEqualTo("other_qris");
        assertThat(qris.fee().on(100_000)).isEqualTo(700);
        assertThatThrownBy(() -> channels.require("QRIS", 20_000_000))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.error()).isEqualTo(AMOUNT_OUTSIDE_CHANNEL));
        assertThatThrownBy(() -> channels.require("CHEQUE", 1))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.error()).isEqualTo(CHANNEL_NOT_AVAILABLE));
    }

    @Test
    void theBackOfficeKeepsTheBanks() {
        Actor admin = Actors.admin("banks:read", "banks:write");
        Map<String, Object> bank = bank();
        Response created = admin.given().body(bank).post(ADMIN_BANKS);
        created.then().statusCode(201).body("name", equalTo("Test Bank")).body("active", equalTo(true));
        admin.given().body(bank).post(ADMIN_BANKS).then().statusCode(409).body("code", equalTo("bank-code-taken"));
        String path = created.header("Location");
        Map<String, Object> withdrawn = with(bank, "active", false);
        admin.given().body(withdrawn).put(path).then().statusCode(428);
        admin.given()
                .header("If-Match", "\"9\"")
                .body(withdrawn)
                .put(path)
                .then()
                .statusCode(412);
        Response replaced = admin.given()
                .header("If-Match", created.header("ETag"))
                .body(withdrawn)
                .put(path);
        replaced.then().statusCode(200).body("active", equalTo(false));
        anonymous().queryParam("code", bank.get("code")).get(BANKS).then().body("items", empty());
        admin.given()
                .queryParam("code", bank.get("code"))
                .queryParam("active", false)
                .get(ADMIN_BANKS)
                .then()
                .body("items.id", contains(replaced.<String>path("id")));
        admin.given()
                .header("If-Match", created.header("ETag"))
                .delete(path)
                .then()
                .statusCode(412);
        admin.given()
                .header("If-Match", replaced.header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        admin.given().get(path).then().statusCode(404).body("code", equalTo("bank-not-found"));
    }

    @Test
    void theBackOfficeKeepsTheWaysToPay() {
        Actor admin = Actors.admin("payment-channels:read", "payment-channels:write");
        Map<String, Object> channel = channel();
        Response created = admin.given().body(channel).post(ADMIN_CHANNELS);
        created.then().statusCode(201).body("providerCodes.XENDIT", equalTo("TEST"));
        admin.given()
                .body(channel)
                .post(ADMIN_CHANNELS)
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-channel-code-taken"));
        String code = (String) channel.get("code");
        assertThat(channels.require(code, 5_000).provider()).isEqualTo("XENDIT");
        String path = created.header("Location");
        Map<String, Object> moved = with(channel, "provider", "MIDTRANS");
        Response replaced = admin.given()
                .header("If-Match", created.header("ETag"))
                .body(moved)
                .put(path);
        replaced.then().statusCode(200);
        assertThat(channels.require(code, 5_000).providerCode()).isEqualTo("test_va");
        admin.given()
                .queryParam("provider", "MIDTRANS")
                .queryParam("kind", "VA")
                .get(ADMIN_CHANNELS)
                .then()
                .body("items.code", hasItem(code));
        admin.given().header("If-Match", "*").delete(path).then().statusCode(204);
        admin.given()
                .header("If-Match", "*")
                .delete(path)
                .then()
                .statusCode(404)
                .body("code", equalTo("payment-channel-not-found"));
    }

    @Test
    void ofManyOfOneCodeOneComesIn() {
        Actor admin = Actors.admin("banks:write");
        Map<String, Object> bank = bank();
        Race race = Race.run(20, () -> admin.given().body(bank).post(ADMIN_BANKS));
        assertThat(race.statuses()).containsOnly(Map.entry(201, 1L), Map.entry(409, 19L));
    }

    @Test
    void whatCannotBeIsRefusedAndNothingChanges() {
        Actor admin = Actors.superAdmin();
        String before = state();
        for (Object wrong : List.of("14", "0140", "abc", "", "\u0000", "' or 1", 14)) {
            refused(admin, ADMIN_BANKS, with(bank(), "code", wrong));
        }
        for (Object wrong : List.of("", "  ", "<b>x", "x".repeat(101), "a\u0000", 1))
            refused(admin, ADMIN_BANKS, with(bank(), "name", wrong));
        for (Object wrong : List.of("bca", "CENAID", "CENAIDJA1", 5))
            refused(admin, ADMIN_BANKS, with(bank(), "swift", wrong));
        for (Object wrong : List.of(-1, 1.5, "1", 100_001))
            refused(admin, ADMIN_BANKS, with(bank(), "position", wrong));
        for (Object wrong : List.of("va", "V", "VA BCA", "x".repeat(40)))
            refused(admin, ADMIN_CHANNELS, with(channel(), "code", wrong));
        for (Object wrong : List.of("CHEQUE", 1, "")) refused(admin, ADMIN_CHANNELS, with(channel(), "kind", wrong));
        for (Object wrong : List.of("PAYPAL", "SIMULATOR", ""))
            refused(admin, ADMIN_CHANNELS, with(channel(), "provider", wrong));
        for (Object wrong : List.of(Map.of(), Map.of("PAYPAL", "x1"), Map.of("XENDIT", "a b"), List.of(), "XENDIT")) {
            refused(admin, ADMIN_CHANNELS, with(channel(), "providerCodes", wrong));
        }
        for (Object wrong : List.of(
                Map.of("nominal", -1),
                Map.of("nominal", 1, "min", 5, "cap", 4),
                Map.of("percent", 101, "nominal", 0),
                5)) {
            refused(admin, ADMIN_CHANNELS, with(channel(), "fee", wrong));
        }
        for (Object wrong : List.of(0, -5, 1.5, "10", 2_000_000))
            refused(admin, ADMIN_CHANNELS, with(channel(), "minAmount", wrong));
        for (String body : List.of("", "null", "[]", "{", "{}", "{\"unknown\":1}")) {
            for (String path : List.of(ADMIN_BANKS, ADMIN_CHANNELS)) {
                assertThat(admin.given().body(body).post(path).statusCode())
                        .as(body)
                        .isEqualTo(400);
            }
        }
        for (String path : List.of(ADMIN_BANKS, ADMIN_CHANNELS)) {
            admin.given().get(path + "/" + UUID.randomUUID()).then().statusCode(404);
            admin.given().queryParam("active", "maybe").get(path).then().statusCode(400);
        }
        assertThat(state()).isEqualTo(before);
    }

    private static void refused(Actor admin, String path, Map<String, Object> body) {
        assertThat(admin.given().body(body).post(path).statusCode())
                .as("%s", body)
                .isEqualTo(400);
    }

    private static String state() {
        return sql().texts(
                        "select count(*)::text from banks union all select count(*)::text from master_payment_channels")
                .toString();
    }

    private static Map<String, Object> bank() {
        return Map.of(
                "code",
                Integer.toString(ThreadLocalRandom.current().nextInt(600, 999)),
                "name",
                " Test  Bank ",
                "swift",
                "TESTIDJA",
                "xenditCode",
                "ID_TEST",
                "position",
                9_000);
    }

    private static Map<String, Object> channel() {
        return new HashMap<>(Map.of(
                "code",
                "VA_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT),
                "kind",
                "VA",
                "name",
                "Test VA",
                "provider",
                "XENDIT",
                "providerCodes",
                Map.of("XENDIT", "TEST", "MIDTRANS", "test_va"),
                "fee",
                Map.of("nominal", 4_000),
                "minAmount",
                1_000,
                "maxAmount",
                1_000_000,
                "position",
                9_000));
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(name, value);
        return changed;
    }
}
