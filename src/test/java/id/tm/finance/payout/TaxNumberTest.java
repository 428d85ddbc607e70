package id.tm.finance.payout;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.sql;
import static id.tm.finance.payout.PayoutSteps.ADMIN_TAX_NUMBERS;
import static id.tm.finance.payout.PayoutSteps.NIK;
import static id.tm.finance.payout.PayoutSteps.TAX_NUMBER;
import static id.tm.finance.payout.PayoutSteps.act;
import static id.tm.finance.payout.PayoutSteps.putTaxNumber;
import static id.tm.finance.payout.PayoutSteps.verifiedTaxNumber;
import static id.tm.finance.payout.PayoutSteps.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import id.tm.platform.privacy.PersonalData;
import id.tm.platform.time.BusinessTime;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class TaxNumberTest {

    private static final String COMPANY = "012345678901000";

    @Inject
    SystemClock clock;

    @Inject
    @All
    List<PersonalData> rooms;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPANY, 012345678901000,       0012345678901000",
        "COMPANY, 01.234.567.8-901.000,  0012345678901000",
        "COMPANY, 0012345678901000,      0012345678901000",
        "COMPANY, 0012 3456 7890 1000,   0012345678901000",
        "PERSON,  3174055708900001,      3174055708900001",
        "PERSON,  3174 0517 0890 0001,   3174051708900001",
        "PERSON,  3174052902000001,      3174052902000001",
        "PERSON,  9471010101800001,      9471010101800001",
    })
    void everyWayToWriteANumberIsOneOf16Digits(String kind, String written, String kept) {
        Actor member = Actors.member();
        putTaxNumber(member, kind, written)
                .then()
                .statusCode(200)
                .body("kind", equalTo(kind))
                .body("state", equalTo("PENDING"))
                .body("number", equalTo("•••• " + kept.substring(12)));
        UUID id = UUID.fromString(member.given().get(TAX_NUMBER).path("id"));
        assertThat(numberOf(id)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "PERSON,  012345678901000, 422",
        "PERSON,  0012345678901000, 422",
        "PERSON,  1074055708900001, 422",
        "PERSON,  3174053202900001, 422",
        "PERSON,  3174053002900001, 422",
        "PERSON,  3174057202900001, 422",
        "PERSON,  3174050008900001, 422",
        "PERSON,  3174051713900001, 422",
        "PERSON,  3174051700900001, 422",
        "COMPANY, 3174055708900001, 422",
        "COMPANY, 1012345678901000, 422",
        "COMPANY, 0000000000000000, 422",
        "COMPANY, 01234567890100, 400",
        "COMPANY, 00123456789010000, 400",
        "COMPANY, 01234567890100A, 400",
        "STATE,   0012345678901000, 400",
    })
    void whatCannotBeANumberIsRefused(String kind, String written, int status) {
        Actor member = Actors.member();
        var refused = putTaxNumber(member, kind, written).then().statusCode(status);
        if (status == 422) refused.body("code", equalTo("tax-number-not-possible"));
        member.given().get(TAX_NUMBER).then().statusCode(404).body("code", equalTo("tax-number-not-found"));
    }

    @Test
    void fromTheDayThatIsSetOnly16DigitsAreTaken() {
        String set = "update config_globals set value = '\"%s\"' where key = 'npwp.16-digits-from'";
        Sql sql = new Sql(PostgresResource.current());
        sql.execute(set.formatted(BusinessTime.day(clock.instant())));
        try {
            putTaxNumber(Actors.member(), "COMPANY", COMPANY)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("tax-number-not-possible"));
            putTaxNumber(Actors.member(), "COMPANY", "0" + COMPANY).then().statusCode(200);
        } finally {
            sql.execute(set.formatted("2100-01-01"));
        }
    }

    @Test
    void somebodyIsTaxedAsTheNumberOfThatMomentSays() {
        Actor member = Actors.member(wishes -> wishes.name("Sari Wulandari"));
        assertThat(identity(member)).isEqualTo(new TaxIdentity(null, false, false));
        UUID person = UUID.fromString(putTaxNumber(member, "PERSON", NIK).path("id"));
        assertThat(identity(member)).isEqualTo(new TaxIdentity(null, false, false));
        Instant unverified = clock.instant();
        clock.move(Duration.ofMinutes(1));
        verify(ADMIN_TAX_NUMBERS, person, "MATCH").then().statusCode(200);
        assertThat(identity(member)).isEqualTo(new TaxIdentity(person, false, true));
        Instant verified = clock.instant();
        clock.move(Duration.ofMinutes(2));
        UUID company = UUID.fromString(putTaxNumber(member, "COMPANY", COMPANY).path("id"));
        assertThat(identity(member)).isEqualTo(new TaxIdentity(null, true, false));
        verify(ADMIN_TAX_NUMBERS, company, "MATCH").then().statusCode(200);
        assertThat(identity(member)).isEqualTo(new TaxIdentity(company, true, true));
        assertThat(identity(member, verified)).isEqualTo(new TaxIdentity(person, false, true));
        assertThat(identity(member, unverified)).isEqualTo(new TaxIdentity(null, false, false));
        act(Actors.superAdmin(), ADMIN_TAX_NUMBERS, company, "rejection", Map.of("note", "Bukan badan."))
                .then()
                .statusCode(200);
        assertThat(identity(member)).isEqualTo(new TaxIdentity(null, false, false));
        member.given()
                .get(TAX_NUMBER)
                .then()
                .body("state", equalTo("REJECTED"))
                .body("rejectionReason", equalTo("Bukan badan."));
        member.given()
                .get(TAX_NUMBER + "/history")
                .then()
                .statusCode(200)
                .body("items.id", contains(company.toString(), person.toString()))
                .body("items.state", contains("REJECTED", "VERIFIED"));
    }

    @Test
    void theSameNumberAgainChangesNothingAndAnotherNameIsVerifiedAnew() {
        Actor member = Actors.member();
        UUID id = verifiedTaxNumber(member, "COMPANY", COMPANY);
        putTaxNumber(member, "COMPANY", "01.234.567.8-901.000")
                .then()
                .body("id", equalTo(id.toString()))
                .body("state", equalTo("VERIFIED"));
        member.given()
                .body(Map.of("kind", "COMPANY", "number", COMPANY, "holderName", "PT Maju Jaya"))
                .put(TAX_NUMBER)
                .then()
                .statusCode(200)
                .body("state", equalTo("PENDING"));
        act(Actors.superAdmin(), ADMIN_TAX_NUMBERS, id, "rejection", Map.of("note", "Sudah diganti."))
                .then()
                .statusCode(409)
                .body("currentState", equalTo("REPLACED"));
        assertThat(count("member_logs where user_id = ?1 and action = 'TAX_NUMBER_CHANGED'", member.id()))
                .isEqualTo(2);
    }

    @Test
    void ofManyAtOnceOneCounts() {
        Actor member = Actors.member();
        Race race = Race.run(200, number -> putTaxNumber(member, "COMPANY", "0" + (12345678901000L + number % 20)));
        assertThat(race.statuses()).containsOnlyKeys(200);
        assertThat(count("user_npwps where user_id = ?1 and replaced_at is null", member.id()))
                .isEqualTo(1);
        member.given().get(TAX_NUMBER).then().statusCode(200);
    }

    @Test
    void onlyTheOwnerAndAdminsWithTheRightSeeIt() {
        Actor member = Actors.member();
        UUID id = UUID.fromString(putTaxNumber(member, "PERSON", NIK).path("id"));
        String path = ADMIN_TAX_NUMBERS + "/" + id;
        Map<String, Object> check = Map.of("nameCheck", "MATCH", "note", "x1");
        anonymous().get(TAX_NUMBER).then().statusCode(401);
        anonymous().get(path).then().statusCode(401);
        Actors.member().given().get(TAX_NUMBER).then().statusCode(404);
        member.given().get(path).then().statusCode(403);
        Actor stranger = Actors.admin("bank-accounts:read", "tax-numbers:verify");
        stranger.given().get(path).then().statusCode(403);
        stranger.given().get(TAX_NUMBER).then().statusCode(403);
        Actor reader = Actors.admin("tax-numbers:read", "bank-accounts:verify");
        reader.given().get(path).then().statusCode(200).body("number", equalTo("•••• 0001"));
        reader.given()
                .queryParam("userId", member.id())
                .queryParam("kind", "PERSON")
                .queryParam("state", "PENDING")
                .get(ADMIN_TAX_NUMBERS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        for (String act : List.of("verification", "rejection")) {
            reader.given().body(check).post(path + "/" + act).then().statusCode(403);
            act(Actors.superAdmin(), ADMIN_TAX_NUMBERS, UUID.randomUUID(), act, check)
                    .then()
                    .statusCode(404);
        }
        Actor self = Actors.admin("tax-numbers:read", "tax-numbers:verify");
        sql("update admins set email = ?1 where id = ?2", member.email(), self.id());
        verify(self, ADMIN_TAX_NUMBERS, id, check).then().statusCode(409).body("code", equalTo("own-payout-data"));
    }

    @Test
    void erasureKeepsWhatTheLawWantsKeptAndNothingElse() {
        Actor member = Actors.member();
        PersonalData room = rooms.stream()
                .filter(each -> each.section().equals("tax-numbers"))
                .findFirst()
                .orElseThrow();
        assertThat(room.export(member.id())).isNull();
        UUID taxed = verifiedTaxNumber(member, "PERSON", NIK);
        QuarkusTransaction.requiringNew().run(() -> {
            UserNpwp.keepForTax(taxed, clock.instant());
            UserNpwp.keepForTax(taxed, clock.instant());
        });
        UUID unused = UUID.fromString(putTaxNumber(member, "COMPANY", COMPANY).path("id"));
        assertThat(room.export(member.id()))
                .asString()
                .contains("•••• 0001", "•••• 1000")
                .doesNotContain(NIK, COMPANY);
        room.erase(member.id());
        assertThat(numberOf(taxed)).isEqualTo(NIK);
        assertThat(numberOf(unused)).isNull();
        assertThat(count("user_npwps where user_id = ?1 and replaced_at is null", member.id()))
                .isZero();
        assertThat(identity(member)).isEqualTo(new TaxIdentity(null, false, false));
    }

    private static String numberOf(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> UserNpwp.numberOf(id).orElse(null));
    }

    private TaxIdentity identity(Actor member) {
        return identity(member, clock.instant());
    }

    private static TaxIdentity identity(Actor member, Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> TaxIdentity.of(member.id(), at));
    }
}
