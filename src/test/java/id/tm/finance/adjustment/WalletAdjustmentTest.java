package id.tm.finance.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import id.tm.finance.Money;
import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Money given or taken by hand takes two. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class WalletAdjustmentTest {

    private static final String ADJUSTMENTS = "/api/v1/admin/wallet-adjustments";

    private final Actor maker = Actors.admin("wallets:adjust", "wallets:approve", "wallets:read");
    private final Actor checker = Actors.admin("wallets:approve");
    private UUID wallet;

    @BeforeEach
    void open() {
        wallet = Money.wallet();
    }

    @Test
    void anotherAdminApprovesAndTheMoneyMovesOnce() {
        String id = proposed(150_000);
        assertThat(available()).isZero();
        approve(maker, id).then().statusCode(409).body("code", equalTo("own-proposal"));
        approve(checker, id)
                .then()
                .statusCode(200)
                .body("state", equalTo("APPLIED"))
                .body("amount", equalTo(150_000));
        assertThat(available()).isEqualTo(150_000);
        approve(checker, id).then().statusCode(409).body("currentState", equalTo("APPLIED"));
        reject(checker, id).then().statusCode(409);
        assertThat(available()).isEqualTo(150_000);
        maker.given()
                .queryParams(Map.of("walletId", wallet, "state", "APPLIED"))
                .get(ADJUSTMENTS)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items.proposedBy", contains(maker.id().toString()))
                .body("items.decidedBy", contains(checker.id().toString()));
        assertThat(Money.sql()
                        .texts(
                                "select distinct reason from activity_log where subject_type = 'Wallet' and subject_id = '"
                                        + wallet + "' and event = 'UPDATED'"))
                .isSubsetOf("Bonus sesi konsultasi");
    }

    @Test
    void whatIsRejectedMovesNothing() {
        String id = proposed(150_000);
        reject(maker, id).then().statusCode(200).body("state", equalTo("REJECTED"));
        approve(checker, id).then().statusCode(409).body("currentState", equalTo("REJECTED"));
        assertThat(available()).isZero();
    }

    @Test
    void noMoreIsTakenThanThereIs() {
        Money.give(wallet, 100_000);
        String tooMuch = proposed(-100_001);
        approve(checker, tooMuch).then().statusCode(409).body("code", equalTo("insufficient-funds"));
        maker.given().get(ADJUSTMENTS + "/" + tooMuch).then().body("state", equalTo("PROPOSED"));
        approve(checker, proposed(-100_000)).then().statusCode(200);
        assertThat(available()).isZero();
    }

    @Test
    void fiftyApprovalsMoveItOnce() {
        String id = proposed(70_000);
        Race race = Race.run(50, () -> approve(checker, id));
        assertThat(race.with(200)).hasSize(1);
        assertThat(race.statuses().keySet()).isSubsetOf(200, 409);
        assertThat(available()).isEqualTo(70_000);
    }

    @Test
    void everyMoveIsAllowedOrRefused() {
        for (WalletAdjustmentState from : WalletAdjustmentState.values()) {
            for (WalletAdjustmentState to : WalletAdjustmentState.values()) {
                boolean allowed = from == WalletAdjustmentState.PROPOSED && to != WalletAdjustmentState.PROPOSED;
                assertThat(from.canBecome(to)).as("%s -> %s", from, to).isEqualTo(allowed);
                if (allowed) assertThat(from.become(to)).isEqualTo(to);
                else
                    assertThatThrownBy(() -> from.become(to))
                            .isInstanceOfSatisfying(TmException.class, refused -> assertThat(refused.error())
                                    .isEqualTo(PlatformError.ILLEGAL_STATE));
            }
        }
    }

    @Test
    void nonsenseProposesNothing() {
        Map<String, Object> good = body(1_000);
        for (Object amount : new Object[] {0, null, "1000", 1.5, 1_000_000_001L, -1_000_000_001L, Long.MAX_VALUE}) {
            Map<String, Object> body = new LinkedHashMap<>(good);
            body.put("amount", amount);
            propose(body).then().statusCode(400);
        }
        for (Object reason : new Object[] {null, "", " ", "x".repeat(501), "a\u0000b", "two\nlines", 1}) {
            Map<String, Object> body = new LinkedHashMap<>(good);
            body.put("reason", reason);
            propose(body).then().statusCode(400);
        }
        Map<String, Object> unknown = new LinkedHashMap<>(good);
        unknown.put("walletId", UUID.randomUUID());
        propose(unknown).then().statusCode(422).body("code", equalTo("unknown-wallet"));
        unknown.put("walletId", "' or 1=1");
        propose(unknown).then().statusCode(400);
        Map<String, Object> more = new LinkedHashMap<>(good);
        more.put("state", "APPLIED");
        propose(more).then().statusCode(400);
        String id = proposed(1_000);
        for (Object body : List.of(Map.of(), Map.of("reason", ""), Map.of("reason", "x".repeat(501)))) {
            checker.given()
                    .body(body)
                    .post(ADJUSTMENTS + "/" + id + "/rejection")
                    .then()
                    .statusCode(400);
        }
        maker.given()
                .get(ADJUSTMENTS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("wallet-adjustment-not-found"));
        maker.given().queryParam("walletId", wallet).get(ADJUSTMENTS).then().body("items.id", contains(id));
    }

    @Test
    void eachActWantsItsPermission() {
        String id = proposed(1_000);
        List<Actor> others = List.of(
                Actors.admin("wallets:read"), Actors.admin("ledger:correct"), Actors.member(), Actors.practitioner());
        for (Actor other : others) {
            other.given().body(body(1_000)).post(ADJUSTMENTS).then().statusCode(403);
            approve(other, id).then().statusCode(403);
            reject(other, id).then().statusCode(403);
        }
        checker.given().get(ADJUSTMENTS).then().statusCode(403);
        checker.given().body(body(1_000)).post(ADJUSTMENTS).then().statusCode(403);
        maker.given().get(ADJUSTMENTS + "/" + id).then().body("state", equalTo("PROPOSED"));
    }

    private Map<String, Object> body(long amount) {
        return Map.of("walletId", wallet, "amount", amount, "reason", "Bonus sesi konsultasi");
    }

    private Response propose(Object body) {
        return maker.given().body(body).post(ADJUSTMENTS);
    }

    private String proposed(long amount) {
        return propose(body(amount)).then().statusCode(201).extract().path("id");
    }

    private static Response approve(Actor admin, String id) {
        return admin.given().post(ADJUSTMENTS + "/{id}/approval", id);
    }

    private static Response reject(Actor admin, String id) {
        return admin.given().body(Map.of("reason", "Sudah dibayar")).post(ADJUSTMENTS + "/{id}/rejection", id);
    }

    private long available() {
        return Money.wallets().balance(wallet).available();
    }
}
