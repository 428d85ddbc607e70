package id.tm.account.user;

import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.tm.account.People;
import id.tm.region.imports.DataSet;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class MeTest {

    private static final String ME = "/api/v1/me";

    @Inject
    People people;

    @BeforeEach
    void villages() {
        DataSet.standard().load();
    }

    @Test
    void theWholeProfileIsReplaced() {
        Actor actor = Actors.member();
        String tag = actor.given().get(ME).then().statusCode(200).extract().header("ETag");

        Response changed = actor.given().header("If-Match", tag).body(profile()).put(ME);

        changed.then()
                .statusCode(200)
                .body("fullName", equalTo("Made Wirawan"))
                .body("phone", equalTo("+6281298765432"))
                .body("whatsapp", equalTo(true))
                .body("sex", equalTo("L"))
                .body("birthDate", equalTo("1995-08-17"))
                .body("villageCode", equalTo("34.04.07.2001"))
                .body("zone", equalTo("Asia/Makassar"))
                .body("locale", equalTo("en"));
        assertThat(changed.getHeader("ETag")).isNotEqualTo(tag);
        assertThat(people.require(actor.id()).zone()).isEqualTo(ZoneId.of("Asia/Makassar"));

        Map<String, Object> bare = new HashMap<>(profile());
        bare.keySet().removeAll(List.of("bio", "address", "sex", "birthDate", "villageCode"));
        actor.given()
                .header("If-Match", changed.getHeader("ETag"))
                .body(bare)
                .put(ME)
                .then()
                .statusCode(200)
                .body("bio", nullValue())
                .body("villageCode", nullValue());
    }

    @Test
    void aChangeAgainstAnOldVersionIsRefused() {
        Actor actor = Actors.member();
        String tag = actor.given().get(ME).header("ETag");
        actor.given().body(profile()).put(ME).then().statusCode(428);
        actor.given()
                .header("If-Match", "\"99\"")
                .body(profile())
                .put(ME)
                .then()
                .statusCode(412);
        actor.given().header("If-Match", tag).body(profile()).put(ME).then().statusCode(200);
        actor.given().header("If-Match", tag).body(profile()).put(ME).then().statusCode(412);
    }

    @Test
    void aLandlineTakesNoWhatsapp() {
        Actor actor = Actors.member();
        Map<String, Object> body = profile();
        body.put("phone", "021-5201234");
        refused(actor, body, "whatsapp");
        body.remove("whatsapp");
        actor.given()
                .header("If-Match", "*")
                .body(body)
                .put(ME)
                .then()
                .statusCode(200)
                .body("phone", equalTo("+62215201234"))
                .body("whatsapp", equalTo(false));
    }

    @Test
    void childrenBelowTwelveAndPeopleOfTheFutureAreRefused() {
        Actor actor = Actors.member();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Jakarta"));
        for (LocalDate born :
                new LocalDate[] {today.plusDays(2), today.minusYears(12).plusDays(2), LocalDate.of(1899, 12, 31)}) {
            Map<String, Object> body = profile();
            body.put("birthDate", born.toString());
            refused(actor, body, "birthDate");
        }
        Map<String, Object> body = profile();
        body.put("birthDate", today.minusYears(12).minusDays(1).toString());
        body.put("guardianName", "Siti Wirawan");
        body.put("guardianConsent", true);
        actor.given().header("If-Match", "*").body(body).put(ME).then().statusCode(200);
    }

    @Test
    void aVillageHasToBeThereAndBringsItsZone() {
        Actor actor = Actors.member();
        Map<String, Object> body = profile();
        for (String code : List.of("3404079999", "99.99.99.1999", "34.04.07.2999")) {
            body.put("villageCode", code);
            put(actor, body).then().statusCode(422).body("code", equalTo("unknown-village"));
        }
        body.put("villageCode", "3404072001");
        body.remove("zone");
        put(actor, body)
                .then()
                .statusCode(200)
                .body("zone", equalTo("Asia/Jakarta"))
                .body("village", org.hamcrest.Matchers.containsString("Prov. "));
        String eastern =
                (String) one("select min(code) from villages where left(code, 2) in ('91', '94', '81') and active");
        body.put("villageCode", eastern);
        put(actor, body).then().statusCode(200).body("zone", equalTo("Asia/Jayapura"));
        body.put("zone", "Europe/Amsterdam");
        put(actor, body).then().statusCode(200).body("zone", equalTo("Europe/Amsterdam"));
        body.remove("zone");
        body.remove("villageCode");
        put(actor, body)
                .then()
                .statusCode(200)
                .body("zone", equalTo("Asia/Jakarta"))
                .body("village", nullValue());
        assertThat(people.require(actor.id()).zone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
    }

    @Test
    void belowEighteenAGuardianHasToAgree() {
        Actor actor = Actors.member();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Jakarta"));
        Map<String, Object> body = profile();
        body.put("birthDate", today.minusYears(18).plusDays(2).toString());
        refused(actor, body, "guardianName");
        refused(actor, body, "guardianConsent");
        body.put("guardianName", "Siti Wirawan");
        refused(actor, body, "guardianConsent");
        body.put("guardianConsent", false);
        refused(actor, body, "guardianConsent");
        body.put("guardianConsent", true);
        String first = put(actor, body).then().statusCode(200).extract().path("guardianConsentAt");
        put(actor, body).then().statusCode(200).body("guardianConsentAt", equalTo(first));
        assertThat(people.require(actor.id()).mayBuy()).isTrue();
        body.put("guardianName", "Putu Wirawan");
        put(actor, body).then().body("guardianName", equalTo("Putu Wirawan"));
        body.put("birthDate", today.minusYears(18).minusDays(1).toString());
        put(actor, body)
                .then()
                .statusCode(200)
                .body("guardianName", nullValue())
                .body("guardianConsentAt", nullValue());
        assertThat(people.require(actor.id()).mayBuy()).isTrue();
    }

    @Test
    void whoMayBuyIsVerifiedAndOfAgeOrAllowed() {
        Actor child = Actors.member();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Jakarta"));
        assertThat(people.require(child.id()).mayBuy())
                .as("no birth date is no minor")
                .isTrue();
        sql("update profiles set birth_date = ?1 where user_id = ?2", today.minusYears(15), child.id());
        assertThat(people.require(child.id()).mayBuy()).isFalse();
        assertThat(people.require(child.id()).active()).isTrue();
        sql("update profiles set guardian_name = 'Siti', guardian_consent_at = now() where user_id = ?1", child.id());
        assertThat(people.require(child.id()).mayBuy()).isTrue();
        sql("update users set status = 'LOCKED' where id = ?1", child.id());
        assertThat(people.require(child.id()).mayBuy()).isFalse();
    }

    @Test
    void whatMakesNoSenseIsRefusedByField() {
        Actor actor = Actors.member();
        Map<String, Object> wrong = new HashMap<>();
        wrong.put("fullName", "😀😀😀");
        wrong.put("phone", "0812");
        wrong.put("bio", "<img src=x onerror=alert(1)>");
        wrong.put("address", "\u0000");
        wrong.put("villageCode", "73.71.01");
        wrong.put("zone", "Mars/Olympus");
        wrong.put("locale", "fr");
        wrong.forEach((field, value) -> {
            Map<String, Object> body = profile();
            body.put(field, value);
            refused(actor, body, field);
        });
        assertThat(one("select version from profiles where user_id = ?1", actor.id()))
                .isEqualTo(0);
    }

    @Test
    void namesOfAllScriptsAndTextsWithSmileysAreWelcome() {
        Actor actor = Actors.member();
        Map<String, Object> body = profile();
        body.put("fullName", "Ni Luh Ayu D'Árgent-Núñez, S.Kom. (王芳)");
        body.put("bio", "Guru BK 😀\nsuka 2 < 3 & kopi");
        actor.given()
                .header("If-Match", "*")
                .body(body)
                .put(ME)
                .then()
                .statusCode(200)
                .body("fullName", equalTo("Ni Luh Ayu D'Árgent-Núñez, S.Kom. (王芳)"))
                .body("bio", equalTo("Guru BK 😀\nsuka 2 < 3 & kopi"));
    }

    private static Response put(Actor actor, Map<String, Object> body) {
        return actor.given().header("If-Match", "*").body(body).put(ME);
    }

    private static void refused(Actor actor, Map<String, Object> body, String field) {
        Response answer = actor.given().header("If-Match", "*").body(body).put(ME);
        assertThat(answer.statusCode()).as(field + "=" + body.get(field)).isEqualTo(400);
        assertThat(answer.<List<String>>path("errors.field")).contains(field);
    }

    private static Map<String, Object> profile() {
        Map<String, Object> body = new HashMap<>();
        body.put("fullName", "Made Wirawan");
        body.put("phone", "0812-9876-5432");
        body.put("whatsapp", true);
        body.put("sex", "L");
        body.put("birthDate", "1995-08-17");
        body.put("bio", "Guru BK");
        body.put("address", "Jl. Merdeka No. 1");
        body.put("villageCode", "3404072001");
        body.put("zone", "Asia/Makassar");
        body.put("locale", "en");
        return body;
    }
}
