package id.tm.finance.payout;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.finance.payout.PayoutSteps.ACCOUNTS;
import static id.tm.finance.payout.PayoutSteps.METHODS;
import static id.tm.finance.payout.PayoutSteps.TAX_NUMBER;
import static id.tm.finance.payout.PayoutSteps.account;
import static id.tm.finance.payout.PayoutSteps.freshNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.privacy.PersonalData;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class PaymentMethodTest {

    @Inject
    @All
    List<PersonalData> rooms;

    static Map<String, Object> card(String token) {
        return new HashMap<>(Map.of(
                "provider", "MIDTRANS",
                "token", token,
                "kind", "CARD",
                "brand", "VISA",
                "lastFour", "1114",
                "expiryYear", 2099,
                "expiryMonth", 7,
                "holderName", "Sari Wulandari",
                "alias", "Kartu kantor"));
    }

    private static Response add(Actor member, Map<String, Object> request) {
        return member.given().body(request).post(METHODS);
    }

    @Test
    void aTokenIsKeptAndNeverShown() {
        Actor member = Actors.member();
        String token = "481111xDUgxnnredRMAXuklkvAON" + freshNumber();
        Response added = add(member, card(token));
        added.then()
                .statusCode(201)
                .body("brand", equalTo("VISA"))
                .body("number", equalTo("•••• 1114"))
                .body("expiresAfter", equalTo("2099-07"))
                .body("isDefault", equalTo(true));
        Map<String, Object> wallet = new HashMap<>(
                Map.of("provider", "XENDIT", "token", "ew-" + freshNumber(), "kind", "EWALLET", "brand", "OVO"));
        add(member, wallet)
                .then()
                .statusCode(201)
                .body("number", nullValue())
                .body("expiresAfter", nullValue())
                .body("isDefault", equalTo(false));
        Response list = member.given().get(METHODS);
        list.then().statusCode(200).body("items", hasSize(2));
        assertThat(list.asString()).doesNotContain(token);
        assertThat(count(
                        "user_payment_methods m where m.user_id = ?1 and cast(m as text) like ?2",
                        member.id(),
                        "%" + token + "%"))
                .isZero();
        assertThat(count("activity_log l where cast(l as text) like ?1", "%" + token + "%"))
                .isZero();
        add(member, card(token)).then().statusCode(409).body("code", equalTo("payment-method-taken"));
        add(Actors.member(), card(token)).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111.1111.1111.1111",
                "5500005555555559",
                "378282246310005",
                "3782 822463 10005",
                "6011000990139424",
                "3530111333300000",
                "6304000000000000",
                "4222222222222",
                "Sari 4111111111111111 Wulandari",
                "4111111111111111 123",
                "４１１１１１１１１１１１１１１１",
                "٤١١١١١١١١١١١١١١١"
            })
    void theNumberOfACardIsRefusedWhereverItStands(String pan) {
        Actor member = Actors.member();
        for (String field : List.of("token", "holderName", "alias", "brand", "lastFour")) {
            Map<String, Object> request = card("tok-" + freshNumber());
            request.put(field, pan);
            Response refused = add(member, request);
            refused.then().statusCode(400).body("errors.field", hasItem(field));
            assertThat(refused.asString()).doesNotContain(pan);
        }
        for (String field : List.of("accountNumber", "holderName", "alias")) {
            if (field.equals("accountNumber") && pan.replaceAll("[^0-9]", "").length() != 16 && !pan.contains(" "))
                continue;
            Map<String, Object> request = account(freshNumber());
            request.put(field, pan);
            member.given().body(request).post(ACCOUNTS).then().statusCode(400).body("errors.field", hasItem(field));
        }
        member.given()
                .body(Map.of("kind", "COMPANY", "number", "012345678901000", "holderName", "PT " + pan))
                .put(TAX_NUMBER)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("holderName"));
        assertThat(count("user_payment_methods where user_id = ?1", member.id()))
                .isZero();
        assertThat(count("user_banks where user_id = ?1", member.id())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cvv", "cvc", "cvn", "securityCode", "cardNumber", "pan", "number"})
    void thereIsNoFieldForTheCodeOrTheNumber(String field) {
        Actor member = Actors.member();
        Map<String, Object> request = card("tok-" + freshNumber());
        request.put(field, "123");
        add(member, request).then().statusCode(400).body("code", equalTo("unknown-field"));
        assertThat(count("user_payment_methods where user_id = ?1", member.id()))
                .isZero();
    }

    @Test
    void aCardIsWholeAndHasNotExpired() {
        Actor member = Actors.member();
        for (String field : List.of("lastFour", "expiryYear", "expiryMonth")) {
            Map<String, Object> request = card("tok-" + freshNumber());
            request.remove(field);
            add(member, request).then().statusCode(400).body("code", equalTo("invalid-input"));
        }
        Map<String, Object> wallet = card("tok-" + freshNumber());
        wallet.put("kind", "EWALLET");
        add(member, wallet).then().statusCode(400).body("errors.field", hasItem("expiryYear"));
        Map<String, Object> old = card("tok-" + freshNumber());
        old.put("expiryYear", 2020);
        add(member, old).then().statusCode(422).body("code", equalTo("payment-method-expired"));
    }

    @Test
    void oneIsTheDefaultAndTheLastDefaultHasASuccessor() {
        Actor member = Actors.member();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++)
            ids.add(add(member, card("tok-" + freshNumber())).path("id"));
        assertThat(defaults(member)).containsExactly(ids.get(0));
        member.given().post(METHODS + "/" + ids.get(2) + "/default").then().statusCode(200);
        assertThat(defaults(member)).containsExactly(ids.get(2));
        member.given().delete(METHODS + "/" + ids.get(2)).then().statusCode(204);
        assertThat(defaults(member)).containsExactly(ids.get(0));
        Race race = Race.run(200, number -> member.given().post(METHODS + "/" + ids.get(number % 2) + "/default"));
        assertThat(race.statuses()).containsOnlyKeys(200);
        assertThat(defaults(member)).hasSize(1);
        for (String id : ids.subList(0, 2))
            member.given().delete(METHODS + "/" + id).then().statusCode(204);
        member.given()
                .delete(METHODS + "/" + ids.get(0))
                .then()
                .statusCode(404)
                .body("code", equalTo("payment-method-not-found"));
        assertThat(count("user_payment_methods where user_id = ?1", member.id()))
                .isZero();
    }

    @Test
    void ofManyAtOnceNoneIsThereTwiceNorTooMany() {
        Actor member = Actors.member();
        String token = "tok-" + freshNumber();
        Race same = Race.run(200, () -> add(member, card(token)));
        assertThat(same.statuses()).isEqualTo(Map.of(201, 1L, 409, 199L));
        Race others = Race.run(50, number -> add(member, card(token + "-" + number)));
        assertThat(others.statuses()).isEqualTo(Map.of(201, 9L, 409, 41L));
        others.with(409).get(0).then().body("code", equalTo("payment-method-limit"));
        assertThat(defaults(member)).hasSize(1);
    }

    @Test
    void eachIsItsOwnersAlone() {
        Actor member = Actors.member();
        String id = add(member, card("tok-" + freshNumber())).path("id");
        anonymous().get(METHODS).then().statusCode(401);
        anonymous().delete(METHODS + "/" + id).then().statusCode(401);
        for (Actor other : List.of(Actors.member(), Actors.practitioner(), Actors.partner())) {
            other.given().post(METHODS + "/" + id + "/default").then().statusCode(404);
            other.given().delete(METHODS + "/" + id).then().statusCode(404);
            other.given().get(METHODS).then().body("items.id", not(hasItem(id)));
        }
        Actors.superAdmin().given().get(METHODS).then().statusCode(403);
        Actors.superAdmin().given().delete(METHODS + "/" + id).then().statusCode(403);
        assertThat(defaults(member)).containsExactly(id);
    }

    @Test
    void anExportIsMaskedAndErasureForgetsTheTokens() {
        Actor member = Actors.member();
        PersonalData room = rooms.stream()
                .filter(each -> each.section().equals("payment-methods"))
                .findFirst()
                .orElseThrow();
        assertThat(room.export(member.id())).isNull();
        String token = "tok-" + freshNumber();
        add(member, card(token)).then().statusCode(201);
        assertThat(room.export(member.id())).asString().contains("•••• 1114").doesNotContain(token);
        room.erase(member.id());
        assertThat(count("user_payment_methods where user_id = ?1", member.id()))
                .isZero();
    }

    private static List<String> defaults(Actor member) {
        return member.given().get(METHODS).path("items.findAll { it.isDefault }.id");
    }
}
