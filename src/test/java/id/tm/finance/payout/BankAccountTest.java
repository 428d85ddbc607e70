package id.tm.finance.payout;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.sql;
import static id.tm.finance.FinanceError.BANK_ACCOUNT_NOT_FOUND;
import static id.tm.finance.FinanceError.BANK_ACCOUNT_NOT_VERIFIED;
import static id.tm.finance.FinanceError.BANK_NOT_AVAILABLE;
import static id.tm.finance.payout.PayoutSteps.ACCOUNTS;
import static id.tm.finance.payout.PayoutSteps.ADMIN_ACCOUNTS;
import static id.tm.finance.payout.PayoutSteps.account;
import static id.tm.finance.payout.PayoutSteps.act;
import static id.tm.finance.payout.PayoutSteps.addAccount;
import static id.tm.finance.payout.PayoutSteps.freshNumber;
import static id.tm.finance.payout.PayoutSteps.verifiedAccount;
import static id.tm.finance.payout.PayoutSteps.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.tm.finance.FinanceError;
import id.tm.platform.privacy.PersonalData;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class BankAccountTest {

    @Inject
    SystemClock clock;

    @Inject
    @All
    List<PersonalData> rooms;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void anAccountIsAddedMaskedAndItsOwnerIsTold() {
        Actor member = Actors.member(wishes -> wishes.name("Sari Wulandari"));
        Map<String, Object> request = account("123-456.78 90");
        request.put("alias", " Tabungan ");
        Response added = addAccount(member, request);
        added.then()
                .statusCode(201)
                .body("bankCode", equalTo("014"))
                .body("bankName", equalTo("BCA"))
                .body("accountNumber", equalTo("•••• 7890"))
                .body("holderName", equalTo("Sari Wulandari"))
                .body("alias", equalTo("Tabungan"))
                .body("isDefault", equalTo(true))
                .body("state", equalTo("PENDING"));
        assertThat(added.header("Location")).endsWith(ACCOUNTS + "/" + added.path("id"));
        member.given().get(ACCOUNTS + "/" + added.path("id")).then().statusCode(200);
        member.given().get(ACCOUNTS).then().body("items.id", contains(added.<String>path("id")));
        assertThat(SentMessages.last(member.email(), "bank-account-added").variables())
                .containsEntry("account", "•••• 7890")
                .containsEntry("bank", "BCA");
        assertThat(count("member_logs where user_id = ?1 and action = 'BANK_ACCOUNT_ADDED'", member.id()))
                .isEqualTo(1);
        assertThat(count(
                        "activity_log l where l.table_name = 'user_banks' and l.subject_id = ?1"
                                + " and cast(l.after as text) like '%[secret]%'"
                                + " and cast(l as text) not like '%1234567890%' and cast(l as text) not like '%Wulandari%'",
                        added.<String>path("id")))
                .isEqualTo(1);
    }

    @Test
    void aVerifiedAccountOfAnOfferedBankIsPayable() {
        Actor member = Actors.member(wishes -> wishes.name("Dr. Sari Wulandari, S.Psi."));
        String number = freshNumber();
        UUID id = UUID.fromString(addAccount(member, account(number)).path("id"));
        assertThatThrownBy(() -> payable(member.id(), id))
                .satisfies(e -> assertThat(error(e)).isEqualTo(BANK_ACCOUNT_NOT_VERIFIED));
        Actor admin = Actors.admin("bank-accounts:read", "bank-accounts:verify");
        admin.given()
                .queryParam("userId", member.id())
                .queryParam("state", "PENDING")
                .get(ADMIN_ACCOUNTS)
                .then()
                .statusCode(200)
                .body("items.suggestedNameCheck", contains("MATCH"))
                .body("items.ownerName", contains("Dr. Sari Wulandari, S.Psi."))
                .body("items.accountNumber", contains("•••• " + number.substring(6)));
        verify(admin, ADMIN_ACCOUNTS, id, Map.of("nameCheck", "MATCH"))
                .then()
                .statusCode(200)
                .body("state", equalTo("VERIFIED"))
                .body("nameCheck", equalTo("MATCH"))
                .body("checkedBy", equalTo(admin.id().toString()));
        UserBank account = payable(member.id(), id);
        assertThat(account.number()).isEqualTo(number);
        assertThat(account.holder()).isEqualTo("Sari Wulandari");
        assertThat(account.bank().xenditCode()).isEqualTo("ID_BCA");
        assertThatThrownBy(() -> payable(Actors.member().id(), id))
                .satisfies(e -> assertThat(error(e)).isEqualTo(BANK_ACCOUNT_NOT_FOUND));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> UserBank.defaultOf(member.id()).orElseThrow().id))
                .isEqualTo(id);
        verify(admin, ADMIN_ACCOUNTS, id, Map.of("nameCheck", "MATCH")).then().statusCode(409);
    }

    @Test
    void anotherHolderIsVerifiedAnewAndAnotherAliasIsNot() {
        Actor member = Actors.member(wishes -> wishes.name("Sari Wulandari"));
        UUID id = verifiedAccount(member);
        Instant changed = lastChange(member);
        clock.move(Duration.ofMinutes(5));
        put(member, id, "Sari Wulandari", "Harian").then().statusCode(200).body("state", equalTo("VERIFIED"));
        assertThat(lastChange(member)).isEqualTo(changed);
        assertThat(SentMessages.to(member.email()))
                .noneMatch(sent -> sent.templateKey().equals("bank-account-changed"));
        put(member, id, "Sari Wulandari Putri", "Harian")
                .then()
                .statusCode(200)
                .body("state", equalTo("PENDING"))
                .body("rejectionReason", nullValue());
        assertThat(lastChange(member)).isAfter(changed);
        assertThat(SentMessages.last(member.email(), "bank-account-changed")).isNotNull();
        assertThat(count("user_banks where id = ?1 and num_nonnulls(name_check, checked_at, checked_by, note) = 0", id))
                .isEqualTo(1);
        member.given()
                .body(Map.of("holderName", "Sari", "accountNumber", freshNumber()))
                .put(ACCOUNTS + "/" + id)
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-field"));
    }

    @Test
    void aChangeBetweenReadingAndVerifyingIsNoticed() {
        Actor member = Actors.member(wishes -> wishes.name("Sari Wulandari"));
        UUID id = account(member);
        Actor admin = Actors.admin("bank-accounts:read", "bank-accounts:verify");
        String seen = admin.given().get(ADMIN_ACCOUNTS + "/" + id).header("ETag");
        put(member, id, "Budi Santoso", null).then().statusCode(200);
        Map<String, Object> match = Map.of("nameCheck", "MATCH", "note", "Cocok.");
        String path = ADMIN_ACCOUNTS + "/" + id + "/verification";
        admin.given().body(match).post(path).then().statusCode(428);
        admin.given().header("If-Match", seen).body(match).post(path).then().statusCode(412);
        admin.given()
                .header("If-Match", seen)
                .body(Map.of("note", "Bukan."))
                .post(ADMIN_ACCOUNTS + "/" + id + "/rejection")
                .then()
                .statusCode(412);
    }

    @Test
    void whatIsNotPlainNeedsANote() {
        Actor member = Actors.member(wishes -> wishes.name("Sari Wulandari"));
        Map<String, Object> request = account(freshNumber());
        request.put("holderName", "PT Maju Jaya");
        UUID id = UUID.fromString(addAccount(member, request).path("id"));
        Actor admin = Actors.admin("bank-accounts:read", "bank-accounts:verify");
        for (String found : List.of("MATCH", "PARTIAL", "MISMATCH")) {
            verify(admin, ADMIN_ACCOUNTS, id, Map.of("nameCheck", found))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("verification-note-required"));
        }
        act(admin, ADMIN_ACCOUNTS, id, "rejection", Map.of("nameCheck", "MISMATCH", "note", "Nama berbeda."))
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"));
        member.given().get(ACCOUNTS + "/" + id).then().body("rejectionReason", equalTo("Nama berbeda."));
        act(admin, ADMIN_ACCOUNTS, id, "rejection", Map.of("note", "Lagi."))
                .then()
                .statusCode(409)
                .body("currentState", equalTo("REJECTED"));
        verify(admin, ADMIN_ACCOUNTS, id, Map.of("nameCheck", "MISMATCH", "note", "Perusahaan milik sendiri."))
                .then()
                .statusCode(200)
                .body("state", equalTo("VERIFIED"));
        assertThat(count(
                        "activity_log where table_name = 'user_banks' and subject_id = ?1 and causer_id = ?2"
                                + " and reason = 'Perusahaan milik sendiri.'",
                        id.toString(),
                        admin.id().toString()))
                .isEqualTo(1);
    }

    @Test
    void nobodyVerifiesTheirOwnAccount() {
        Actor member = Actors.member();
        UUID id = account(member);
        Actor admin = Actors.admin("bank-accounts:read", "bank-accounts:verify");
        sql("update admins set email = ?1 where id = ?2", member.email(), admin.id());
        Map<String, Object> note = Map.of("nameCheck", "MATCH", "note", "Saya sendiri.");
        for (String act : List.of("verification", "rejection")) {
            act(admin, ADMIN_ACCOUNTS, id, act, note).then().statusCode(409).body("code", equalTo("own-payout-data"));
        }
        assertThat(one("select state from user_banks where id = ?1", id)).isEqualTo("PENDING");
    }

    @Test
    void oneAccountIsTheDefaultWhateverBecomesOfTheOthers() {
        Actor member = Actors.member();
        UUID first = account(member);
        UUID second = account(member);
        UUID third = verifiedAccount(member);
        assertThat(defaults(member)).containsExactly(first);
        member.given().post(ACCOUNTS + "/" + second + "/default").then().statusCode(200);
        member.given()
                .post(ACCOUNTS + "/" + second + "/default")
                .then()
                .statusCode(200)
                .body("isDefault", equalTo(true));
        assertThat(defaults(member)).containsExactly(second);
        member.given().delete(ACCOUNTS + "/" + second).then().statusCode(204);
        assertThat(defaults(member)).as("one that money can be sent to").containsExactly(third);
        for (UUID gone : List.of(third, first)) {
            member.given().delete(ACCOUNTS + "/" + gone).then().statusCode(204);
            member.given()
                    .delete(ACCOUNTS + "/" + gone)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("bank-account-not-found"));
        }
        assertThat(defaults(member)).isEmpty();
        member.given().get(ACCOUNTS).then().body("items", hasSize(0));
        assertThat(SentMessages.last(member.email(), "bank-account-removed")).isNotNull();
        act(Actors.superAdmin(), ADMIN_ACCOUNTS, third, "rejection", Map.of("note", "Sudah dihapus."))
                .then()
                .statusCode(404);
        assertThat(defaults(member)).isEmpty();
        assertThat(account(member)).isEqualTo(defaults(member).get(0));
    }

    @Test
    void theSameAccountIsThereOnceAndThereAreNotTooMany() {
        Actor member = Actors.member();
        String number = freshNumber();
        UUID id = UUID.fromString(addAccount(member, account(number)).path("id"));
        addAccount(member, account(number.substring(0, 3) + "-" + number.substring(3)))
                .then()
                .statusCode(409)
                .body("code", equalTo("bank-account-taken"));
        Map<String, Object> elsewhere = account(number);
        elsewhere.put("bankCode", "008");
        addAccount(member, elsewhere).then().statusCode(201);
        addAccount(Actors.member(), account(number)).then().statusCode(201);
        member.given().delete(ACCOUNTS + "/" + id).then().statusCode(204);
        addAccount(member, account(number)).then().statusCode(201);
        for (int i = 0; i < 3; i++) account(member);
        addAccount(member, account(freshNumber())).then().statusCode(409).body("code", equalTo("bank-account-limit"));
        // A fingerprint of another key does not hide that it is the same.
        sql(
                "update user_banks set number_key = ?1 where user_id = ?2 and bank_id ="
                        + " (select id from banks where code = '008')",
                "0".repeat(64),
                member.id());
        addAccount(member, elsewhere).then().statusCode(409).body("code", equalTo("bank-account-taken"));
    }

    @Test
    void ofBanksOnOfferOnlyAndNoneIsDeletedUnderAnAccount() {
        Actor admin = Actors.admin("banks:read", "banks:write");
        Map<String, Object> bank =
                new HashMap<>(Map.of("name", "Bank Uji " + freshNumber(), "position", 900, "active", true));
        Response made;
        do {
            bank.put("code", "7" + ThreadLocalRandom.current().nextInt(10, 100));
            made = admin.given().body(bank).post("/api/v1/admin/banks");
        } while (made.statusCode() == 409);
        made.then().statusCode(201);
        String id = made.path("id");
        String code = made.path("code");
        Actor member = Actors.member();
        Map<String, Object> request = account(freshNumber());
        request.put("bankCode", code);
        UUID account = UUID.fromString(addAccount(member, request).path("id"));
        verify(ADMIN_ACCOUNTS, account, "MATCH").then().statusCode(200);
        String path = "/api/v1/admin/banks/" + id;
        admin.given()
                .header("If-Match", "*")
                .delete(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("bank-in-use"));
        bank.put("active", false);
        admin.given().header("If-Match", "*").body(bank).put(path).then().statusCode(200);
        assertThatThrownBy(() -> payable(member.id(), account))
                .satisfies(e -> assertThat(error(e)).isEqualTo(BANK_NOT_AVAILABLE));
        for (String unknown : List.of(code, "999")) {
            request.put("bankCode", unknown);
            request.put("accountNumber", freshNumber());
            addAccount(member, request).then().statusCode(422).body("code", equalTo("bank-not-available"));
        }
    }

    @Test
    void eachActTakesAFreshLogin() {
        Actor member = Actors.member();
        UUID id = account(member);
        UUID other = account(member);
        clock.move(Duration.ofMinutes(11));
        List<Response> refused = List.of(
                addAccount(member, account(freshNumber())),
                put(member, id, "Budi", null),
                member.given().post(ACCOUNTS + "/" + other + "/default"),
                member.given().delete(ACCOUNTS + "/" + id));
        assertThat(refused)
                .allSatisfy(answer -> answer.then().statusCode(403).body("code", equalTo("reauthentication-required")));
        assertThat(defaults(member)).containsExactly(id);
        member.given().get(ACCOUNTS).then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    void onlyTheOwnerAndAdminsWithTheRightSeeIt() {
        Actor member = Actors.member();
        UUID id = account(member);
        String own = ACCOUNTS + "/" + id;
        String theirs = ADMIN_ACCOUNTS + "/" + id;
        Map<String, Object> change = Map.of("holderName", "Budi");
        Map<String, Object> check = Map.of("nameCheck", "MATCH", "note", "x1");
        anonymous().get(own).then().statusCode(401);
        anonymous().body(account(freshNumber())).post(ACCOUNTS).then().statusCode(401);
        anonymous().get(theirs).then().statusCode(401);
        for (Actor other : List.of(Actors.member(), Actors.practitioner(), Actors.partner())) {
            other.given().get(own).then().statusCode(404);
            other.given().body(change).put(own).then().statusCode(404);
            other.given().post(own + "/default").then().statusCode(404);
            other.given().delete(own).then().statusCode(404);
            other.given().get(ACCOUNTS).then().body("items.id", not(hasItem(id.toString())));
            other.given().get(ADMIN_ACCOUNTS).then().statusCode(403);
            other.given().body(check).post(theirs + "/verification").then().statusCode(403);
        }
        Actor reader = Actors.admin("bank-accounts:read", "tax-numbers:verify");
        reader.given().get(theirs).then().statusCode(200);
        reader.given().body(check).post(theirs + "/verification").then().statusCode(403);
        reader.given().body(check).post(theirs + "/rejection").then().statusCode(403);
        reader.given().get(own).then().statusCode(403);
        Actor stranger = Actors.admin("bank-accounts:verify", "tax-numbers:read");
        stranger.given().get(theirs).then().statusCode(403);
        stranger.given().get(ADMIN_ACCOUNTS).then().statusCode(403);
    }

    @Test
    void twoHundredAtOnceAndOneIsTheDefault() {
        Actor member = Actors.member();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) ids.add(account(member));
        Race race = Race.run(
                200, number -> member.given().post(ACCOUNTS + "/" + ids.get(number % ids.size()) + "/default"));
        assertThat(race.statuses()).containsOnlyKeys(200);
        assertThat(defaults(member)).hasSize(1);
    }

    @Test
    void theSameAccountAddedTwoHundredTimesAtOnceIsThereOnce() {
        Actor member = Actors.member();
        Map<String, Object> request = account(freshNumber());
        Race race = Race.run(200, () -> addAccount(member, request));
        assertThat(race.statuses()).isEqualTo(Map.of(201, 1L, 409, 199L));
        assertThat(defaults(member)).hasSize(1);
        assertThat(count("user_banks where user_id = ?1", member.id())).isEqualTo(1);
    }

    @Test
    void asManyAsAllowedWhenTheyAreAddedAndRemovedAtOnce() {
        Actor member = Actors.member();
        UUID first = account(member);
        Race race = Race.run(
                50,
                number -> number == 7
                        ? member.given().delete(ACCOUNTS + "/" + first)
                        : addAccount(member, account(freshNumber())));
        assertThat(race.statuses()).containsOnlyKeys(201, 204, 409);
        assertThat(count("user_banks where user_id = ?1 and retired_at is null", member.id()))
                .isEqualTo(5);
        assertThat(defaults(member)).hasSize(1);
    }

    @Test
    void anExportIsMaskedAndErasureLeavesNothingToRead() {
        Actor member = Actors.member();
        PersonalData room = rooms.stream()
                .filter(each -> each.section().equals("bank-accounts"))
                .findFirst()
                .orElseThrow();
        assertThat(room.export(member.id())).isNull();
        String number = freshNumber();
        UUID id = UUID.fromString(addAccount(member, account(number)).path("id"));
        verify(ADMIN_ACCOUNTS, id, "PARTIAL").then().statusCode(200);
        assertThat(room.export(member.id()))
                .asString()
                .contains("•••• " + number.substring(6), "Sari Wulandari")
                .doesNotContain(number);
        room.erase(member.id());
        assertThat(count(
                        "user_banks where id = ?1 and num_nonnulls(number, holder, alias, note) = 0"
                                + " and retired_at is not null and not is_default",
                        id))
                .isEqualTo(1);
        assertThatThrownBy(() -> payable(member.id(), id))
                .satisfies(e -> assertThat(error(e)).isEqualTo(BANK_ACCOUNT_NOT_FOUND));
    }

    private static Response put(Actor member, UUID id, String holder, String alias) {
        Map<String, Object> request = new HashMap<>(Map.of("holderName", holder));
        if (alias != null) request.put("alias", alias);
        return member.given().body(request).put(ACCOUNTS + "/" + id);
    }

    private static UserBank payable(UUID userId, UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UserBank account = UserBank.requirePayable(userId, id);
            assertThat(account.bank().name()).isNotBlank();
            return account;
        });
    }

    private static Instant lastChange(Actor member) {
        return QuarkusTransaction.requiringNew()
                .call(() -> UserBank.lastChangeOf(member.id()).orElseThrow());
    }

    private static FinanceError error(Throwable thrown) {
        return (FinanceError) ((TmException) thrown).error();
    }

    private static List<UUID> defaults(Actor member) {
        List<String> found =
                member.given().queryParam("limit", 200).get(ACCOUNTS).path("items.findAll { it.isDefault }.id");
        return found.stream().map(UUID::fromString).toList();
    }
}
