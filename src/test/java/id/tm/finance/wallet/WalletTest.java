package id.tm.finance.wallet;

import static id.tm.account.AccountSteps.freshEmail;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.register;
import static id.tm.finance.Money.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.finance.AccountKind;
import id.tm.finance.CommissionPosting;
import id.tm.finance.Ledger;
import id.tm.finance.Money;
import id.tm.finance.Reference;
import id.tm.finance.Wallets;
import id.tm.platform.job.JobRunner;
import id.tm.platform.privacy.PersonalData;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ServiceTest
@ExtendWith(BooksBalanced.class)
class WalletTest {

    private static final String WALLET = "/api/v1/me/wallet";
    private static final String MOVEMENTS = WALLET + "/movements";
    private static final String ADMIN = "/api/v1/admin/wallets";

    @Inject
    Ledger ledger;

    @Inject
    Wallets wallets;

    @Inject
    JobRunner jobs;

    @Inject
    @All
    List<PersonalData> rooms;

    @Inject
    SystemClock clock;

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void whoeverRegistersHasAWallet() {
        String email = freshEmail();
        register(email).then().statusCode(202);
        assertThat(one("select count(*) from wallets w join users u on u.id = w.user_id where u.email = ?1", email))
                .isEqualTo(1L);
    }

    @Test
    void whoRegisteredBeforeGetsOneByLookingOnceOnly() {
        Actor member = Actors.member();
        Race race = Race.run(30, () -> member.given().get(WALLET));
        assertThat(race.statuses()).containsOnly(Map.entry(200, 30L));
        assertThat(race.responses().stream()
                        .map(each -> each.<String>path("id"))
                        .distinct())
                .hasSize(1);
        race.responses()
                .get(0)
                .then()
                .body("available", equalTo(0))
                .body("held", equalTo(0))
                .body("lifetime", equalTo(0))
                .body("at", nullValue());
    }

    @Test
    void aPersonReadsWhatCameAndWent() {
        Actor member = Actors.member();
        UUID wallet = wallets.open(member.id());
        UUID commission = UUID.randomUUID();
        ledger.post(new CommissionPosting.Accrued(commission, wallet, 150_000));
        Instant accrued = clock.instant();
        clock.move(Duration.ofMinutes(5));
        ledger.post(new CommissionPosting.Released(commission, wallet, 150_000));
        Reference order = new Reference("ORDER", UUID.randomUUID());
        wallets.placeHold(wallet, 40_000, order, null);
        wallets.captureHold(order, AccountKind.SALES_REVENUE, "EVENT");
        member.given()
                .get(WALLET)
                .then()
                .statusCode(200)
                .body("id", equalTo(wallet.toString()))
                .body("available", equalTo(110_000))
                .body("held", equalTo(0))
                .body("lifetime", equalTo(150_000));
        member.given()
                .queryParam("at", accrued.toString())
                .get(WALLET)
                .then()
                .statusCode(200)
                .body("available", equalTo(0))
                .body("held", equalTo(150_000))
                .body("lifetime", equalTo(0))
                .body("at", notNullValue());

        member.given()
                .get(MOVEMENTS)
                .then()
                .statusCode(200)
                .body("items.number", contains(4, 3, 2, 1))
                .body("items.kind", contains("HELD_OUT", "HOLD", "RELEASE", "HELD_IN"))
                .body(
                        "items.cause",
                        contains("HOLD_CAPTURED", "HOLD_PLACED", "COMMISSION_RELEASED", "COMMISSION_ACCRUED"))
                .body("items.available", contains(0, -40_000, 150_000, 0))
                .body("items.held", contains(-40_000, 40_000, -150_000, 150_000))
                .body("items.availableAfter", contains(110_000, 110_000, 150_000, 0))
                .body("items.heldAfter", contains(0, 40_000, 0, 150_000))
                .body("items[2].causeText", equalTo("Komisi cair"))
                .body("items[2].referenceId", equalTo(commission.toString()));
        member.given()
                .header("Accept-Language", "en")
                .queryParam("cause", "COMMISSION_RELEASED")
                .get(MOVEMENTS)
                .then()
                .body("items.causeText", contains("Commission released"));
        member.given().queryParam("kind", "hold").get(MOVEMENTS).then().body("items.number", contains(3));
        member.given()
                .queryParam("sort", "number")
                .queryParam("limit", 3)
                .get(MOVEMENTS)
                .then()
                .body("items.number", contains(1, 2, 3));
        String next = member.given().queryParam("limit", 3).get(MOVEMENTS).path("nextCursor");
        member.given()
                .queryParam("limit", 3)
                .queryParam("cursor", next)
                .get(MOVEMENTS)
                .then()
                .body("items.number", contains(1))
                .body("nextCursor", nullValue());
        member.given()
                .queryParam("state", "CAPTURED")
                .get(WALLET + "/holds")
                .then()
                .statusCode(200)
                .body("items.referenceId", contains(order.id().toString()))
                .body("items.amount", contains(40_000));
        Actors.member().given().get(MOVEMENTS).then().statusCode(200).body("items", empty());
        Actors.member().given().get(WALLET + "/holds").then().statusCode(200).body("items", empty());
    }

    @Test
    void whatNobodySettlesGoesBackInTime() {
        UUID wallet = Money.wallet(10_000);
        Instant now = clock.instant();
        Reference early = Money.something();
        Reference settled = Money.something();
        wallets.placeHold(wallet, 1_000, early, now.plus(Duration.ofHours(1)));
        wallets.placeHold(wallet, 2_000, Money.something(), now.plus(Duration.ofHours(3)));
        wallets.placeHold(wallet, 4_000, Money.something(), null);
        wallets.placeHold(wallet, 3_000, settled, now.plus(Duration.ofHours(1)));
        wallets.captureHold(settled, AccountKind.SALES_REVENUE, "EVENT");
        jobs.runOnce("hold-expiry");
        assertThat(wallets.balance(wallet).held()).isEqualTo(7_000);
        clock.move(Duration.ofHours(2));
        jobs.runOnce("hold-expiry");
        assertThat(wallets.balance(wallet).held()).isEqualTo(6_000);
        assertThat(wallets.balance(wallet).available()).isEqualTo(1_000);
        assertThat(state(early)).isEqualTo("EXPIRED");
        assertThat(state(settled)).isEqualTo("CAPTURED");
        clock.move(Duration.ofHours(4));
        List<Integer> expired =
                Race.calls(4, n -> (int) jobs.runOnce("hold-expiry").sent());
        assertThat(expired.stream().mapToInt(Integer::intValue).sum()).isPositive();
        assertThat(wallets.balance(wallet).held()).isEqualTo(4_000);
    }

    @Test
    void theBackOfficeFindsWallets() {
        Actor admin = Actors.admin("wallets:read");
        Actor member = Actors.member();
        UUID wallet = wallets.open(member.id());
        Money.give(wallet, 5_000);
        wallets.clawBack(wallet, 6_000, Money.something(), AccountKind.ADJUSTMENT, "");
        admin.given()
                .queryParam("userId", member.id())
                .queryParam("overdrawn", true)
                .get(ADMIN)
                .then()
                .statusCode(200)
                .body("items.id", contains(wallet.toString()))
                .body("items.available", contains(-1_000));
        admin.given().get(ADMIN + "/" + wallet).then().statusCode(200).body("overdrawnSince", notNullValue());
        admin.given()
                .get(ADMIN + "/" + wallet + "/movements")
                .then()
                .statusCode(200)
                .body("items.number", contains(2, 1));
        for (String path : List.of(ADMIN + "/" + UUID.randomUUID(), ADMIN + "/" + UUID.randomUUID() + "/movements")) {
            admin.given().get(path).then().statusCode(404).body("code", equalTo("wallet-not-found"));
        }
        admin.given().queryParam("overdrawn", "maybe").get(ADMIN).then().statusCode(400);
        admin.given().queryParam("available", "1").get(ADMIN).then().statusCode(400);
    }

    @Test
    void questionsThatMakeNoSenseAreRefused() {
        Actor member = Actors.member();
        for (String at : List.of(
                "yesterday", "\u0000", "2026-01-05", "+999999999-01-01T00:00:00Z", "😀", "'; drop table wallets; --")) {
            Response answer = member.given().queryParam("at", at).get(WALLET);
            answer.then().statusCode(400).body("code", equalTo("invalid-input")).body("errors.field", contains("at"));
        }
        Map<String, String> wrong = Map.of(
                "kind",
                "GIFT",
                "cause",
                "LUCK",
                "referenceId",
                "x",
                "since",
                "then",
                "before",
                "",
                "limit",
                "201",
                "sort",
                "held",
                "cursor",
                "a");
        wrong.forEach((name, value) ->
                member.given().queryParam(name, value).get(MOVEMENTS).then().statusCode(400));
        member.given()
                .queryParam("walletId", UUID.randomUUID())
                .get(MOVEMENTS)
                .then()
                .statusCode(400);
        member.given().queryParam("state", "LOST").get(WALLET + "/holds").then().statusCode(400);
        member.given().body("{}").post(WALLET).then().statusCode(405);
        assertThat(wallets.balance(wallets.open(member.id())).available()).isZero();
    }

    @Test
    void theOwnerGetsAllOfItInAnExportAndErasureKeepsTheBooks() {
        Actor member = Actors.member();
        PersonalData room = rooms.stream()
                .filter(each -> each.section().equals("wallet"))
                .findFirst()
                .orElseThrow();
        assertThat(room.export(member.id())).isNull();
        UUID wallet = wallets.open(member.id());
        Money.give(wallet, 5_000);
        wallets.placeHold(wallet, 1_000, Money.something(), null);
        room.erase(member.id());
        assertThat(room.export(member.id()))
                .asString()
                .contains("available=4000", "held=1000", "cause=WALLET_CREDITED", "cause=HOLD_PLACED", "state=OPEN");
    }

    @Test
    void holdsGoOnlyWhereTheyMay() {
        for (HoldState from : HoldState.values()) {
            for (HoldState to : HoldState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(from == HoldState.OPEN && to != HoldState.OPEN);
            }
        }
    }

    private static String state(Reference of) {
        return sql().texts("select state from wallet_holds where reference_id = '" + of.id() + "'")
                .get(0);
    }
}
