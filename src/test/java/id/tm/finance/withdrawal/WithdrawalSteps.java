package id.tm.finance.withdrawal;

import static id.tm.finance.Money.sql;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.Money;
import id.tm.platform.crypto.ColumnCipher;
import id.tm.platform.job.JobCounts;
import id.tm.platform.job.JobRunner;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests of withdrawals have in common: people with money and a verified account, and the way of the money. */
@ApplicationScoped
public class WithdrawalSteps {

    static final String MINE = "/api/v1/me/withdrawals";
    static final String ADMIN = "/api/v1/admin/withdrawals";
    static final String NPWP = "3174012345678901";

    /** Somebody with money, and an account at BCA that is long since verified. */
    public record Saver(Actor actor, UUID wallet, UUID account) {}

    private final WithdrawalSender sender;
    private final JobRunner jobs;
    private final ColumnCipher cipher;
    private final Clock clock;

    WithdrawalSteps(WithdrawalSender sender, JobRunner jobs, ColumnCipher cipher, Clock clock) {
        this.sender = sender;
        this.jobs = jobs;
        this.cipher = cipher;
        this.clock = clock;
    }

    public Saver saver(long available) {
        Actor actor = Actors.member(wishes -> wishes.name("Sari Wulandari"));
        UUID wallet = Money.walletOf(actor.id());
        if (available > 0) Money.give(wallet, available);
        return new Saver(actor, wallet, account(actor.id()));
    }

    UUID account(UUID userId) {
        return account(userId, Actors.admin("users:read").id());
    }

    /** Verified by that admin. */
    UUID account(UUID userId, UUID admin) {
        UUID id = UUID.randomUUID();
        Instant then = clock.instant().minus(Duration.ofDays(30));
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery(
                        "insert into user_banks (id, version, created_at, updated_at, user_id, bank_id, number,"
                                + " number_key, holder, is_default, state, name_check, checked_at, checked_by, changed_at)"
                                + " values (:id, 0, :then, :then, :user, (select id from banks where code = '014'), :number,"
                                + " :key, :holder, not exists (select 1 from user_banks where user_id = :user and is_default),"
                                + " 'VERIFIED', 'MATCH', :then, :admin, :then)")
                .setParameter("id", id)
                .setParameter("then", then)
                .setParameter("user", userId)
                .setParameter("number", cipher.encrypt("1234567890"))
                .setParameter("key", (id.toString() + id).replace("-", ""))
                .setParameter("holder", cipher.encrypt("SARI WULANDARI"))
                .setParameter("admin", admin)
                .executeUpdate());
        return id;
    }

    /** A verified tax number; {@code kind} PERSON or COMPANY. */
    UUID taxNumber(UUID userId, String kind, String number, String holder, String state) {
        UUID admin = Actors.admin("users:read").id();
        UUID id = UUID.randomUUID();
        boolean pending = state.equals("PENDING");
        Instant then = clock.instant().minus(Duration.ofDays(30));
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("insert into user_npwps (id, version, created_at, updated_at, user_id, kind, number,"
                        + " holder, state, name_check, checked_at, checked_by, valid_from) values (:id, 0, :then, :then,"
                        + " :user, :kind, :number, :holder, :state, cast(:check as text), cast(:checked as timestamptz),"
                        + " cast(:admin as uuid), :then)")
                .setParameter("id", id)
                .setParameter("then", then)
                .setParameter("user", userId)
                .setParameter("kind", kind)
                .setParameter("number", cipher.encrypt(number))
                .setParameter("holder", cipher.encrypt(holder))
                .setParameter("state", state)
                .setParameter("check", pending ? null : "MATCH")
                .setParameter("checked", pending ? null : then)
                .setParameter("admin", pending ? null : admin)
                .executeUpdate());
        return id;
    }

    Response ask(Saver saver, long gross) {
        return saver.actor()
                .given()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("userBankId", saver.account(), "gross", gross))
                .post(MINE);
    }

    public UUID asked(Saver saver, long gross) {
        Response asked = ask(saver, gross);
        asked.then().statusCode(201);
        return UUID.fromString(asked.path("id"));
    }

    /** By as many admins as it takes. */
    public UUID approved(Saver saver, long gross) {
        UUID id = asked(saver, gross);
        String state = approve(Actors.admin("withdrawals:approve"), id)
                .then()
                .statusCode(200)
                .extract()
                .path("state");
        if (state.equals("REQUESTED")) {
            approve(Actors.admin("withdrawals:approve"), id).then().statusCode(200);
        }
        assertThat(state(id)).isEqualTo("APPROVED");
        return id;
    }

    Response approve(Actor admin, UUID id) {
        return admin.given().post(ADMIN + "/{id}/approval", id);
    }

    /** The worker, until nothing is due. */
    public void send() {
        JobCounts counts;
        do {
            counts = sender.run(clock.instant(), 100);
        } while (counts.claimed() > 0);
    }

    /** Sent, and succeeded at the simulator; our side is told by its own polling. */
    public UUID paid(Saver saver, long gross) {
        UUID id = approved(saver, gross);
        send();
        acts(id, "succeed");
        lookAgain(id);
        assertThat(state(id)).isEqualTo("SUCCEEDED");
        return id;
    }

    /** Something that happens at the simulator; the callback gets lost. */
    void acts(UUID id, String act) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("copies", 0))
                .post("/api/v1/simulator/payouts/{reference}/{act}", id, act)
                .then()
                .statusCode(200);
    }

    /** A callback in Xendit's shape; what counts is what the provider says when it is asked. */
    Response callback(UUID id, String what) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("x-callback-token", "test-callback-token")
                .body(Map.of(
                        "event",
                        "payout." + what,
                        "data",
                        Map.of("id", "p-" + UUID.randomUUID(), "reference_id", id.toString(), "status", what)))
                .post("/api/v1/webhooks/xendit/payouts");
    }

    /** The callbacks, until none is due. */
    void workOff() {
        jobs.runOnce("payment-callbacks");
    }

    /** The worker looks at this one although it is not due yet. */
    void lookAgain(UUID id) {
        sql().execute("update withdrawals set due_at = '2020-01-01' where id = '" + id + "'");
        send();
    }

    /** Nothing that other tests left behind is in the way. */
    void parkAllOthers() {
        sql().execute("update withdrawals set due_at = '2999-01-01', lease_until = null"
                + " where state in ('APPROVED', 'PROCESSING')");
    }

    String state(UUID id) {
        return sql().texts("select state from withdrawals where id = '" + id + "'")
                .get(0);
    }

    List<String> history(UUID id) {
        return sql().texts("select concat_ws(' ', cause, to_state) from withdrawal_histories where withdrawal_id = '"
                + id + "' order by created_at, id");
    }

    /** Available and held. */
    String wallet(UUID wallet) {
        return sql().texts("select available || ' + ' || held from wallets where id = '" + wallet + "'")
                .get(0);
    }

    /** What the books say was done about the withdrawal, by account of the house; nothing where it is even. */
    List<String> books(UUID id) {
        return sql().texts("select a.kind || ' ' || sum(e.amount) from ledger_entries e"
                + " join ledger_transactions t on t.id = e.transaction_id join ledger_accounts a on a.id = e.account_id"
                + " where t.reference_id = '" + id + "' and a.wallet_id is null"
                + " group by a.kind having sum(e.amount) <> 0 order by a.kind");
    }
}
