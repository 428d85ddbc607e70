package id.tm;

import static id.tm.testing.TestTakers.client;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.LoginStorm;
import id.tm.testing.Patience;
import id.tm.testing.Replicas;
import id.tm.testing.Sql;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** T4 for purchases: processes die by SIGKILL while people check out and pay; nobody pays for nothing, nobody gets for nothing. */
class CheckoutCrashIT {

    private static final int BUYERS = 12;
    private static final int PURCHASES_EACH = 12;
    private static final int PAID = BUYERS * PURCHASES_EACH / 3 * 2;
    private static final int KILLS = 5;

    @Test
    void everybodyGetsWhatTheyPaidForAndNothingElse() throws InterruptedException, ExecutionException {
        try (Replicas replicas = replicas().open("first", "second")) {
            Sql sql = replicas.sql();
            LoginStorm.prepare(sql, replicas.port(0), BUYERS, Replicas.PASSWORD);
            List<String> skus = products(replicas);

            ExecutorService people = Executors.newFixedThreadPool(BUYERS);
            List<Future<Integer>> buying = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                Buyer buyer = new Buyer(i, replicas, replicas.login("/auth/tokens", LoginStorm.email(i)));
                buying.add(people.submit(() -> buyer.buy(skus)));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int paid = kill * PAID / (KILLS + 1);
                Patience.await(paid + " payments")
                        .until(() ->
                                simulatedPaid(sql) >= paid || buying.stream().anyMatch(Future::isDone));
                replicas.kill(kill % 2);
                replicas.awaitReady(kill % 2);
            }
            int paid = 0;
            for (Future<Integer> each : buying) paid += each.get();
            people.shutdown();
            replicas.killAll();

            // What one of the dead was about to look at is looked at later than now.
            int last = replicas.pack()
                    .begin("last", Map.of("TM_CLOCK_OFFSET", "PT10M"))
                    .awaitReady();
            Patience.await("all that was paid is taken in")
                    .until(() ->
                            sql.number("select count(*) from simulator_payments s join payments p using (reference)"
                                            + " join transaction t on t.id = p.payable_id"
                                            + " where s.state = 'PAID' and t.status <> 'PAID'")
                                    == 0);
            assertThat(paid).as("paid by hand").isEqualTo(PAID);
            assertThat(simulatedPaid(sql)).as("paid at the provider").isEqualTo(paid);
            assertSound(sql, last);
        }
    }

    private static void assertSound(Sql sql, int port) {
        long paid = simulatedPaid(sql);
        assertThat(sql.number("select count(*) from transaction"))
                .as("no checkout that was sent again is two purchases")
                .isEqualTo(BUYERS * PURCHASES_EACH);
        assertThat(sql.number("select count(*) from transaction where status = 'PAID'"))
                .isEqualTo(paid);
        assertThat(sql.number("select count(*) from transaction t where (t.status = 'PAID') <>"
                        + " (1 = (select count(*) from entitlements e where e.transaction_id = t.id))"))
                .as("one entitlement for what is paid, none for what is not")
                .isZero();
        assertThat(sql.number("select count(*) from entitlements")).isEqualTo(paid);
        assertThat(sql.number("select count(*) from messages where template_key = 'transaction-paid'"))
                .as("receipts")
                .isEqualTo(paid);
        assertThat(sql.number("select count(*) from ledger_transactions where purpose = 'PAYMENT_RECEIVED'"))
                .isEqualTo(paid);
        assertThat(sql.texts("select state || ' ' || count(*) from voucher_redemptions group by state order by state"))
                .containsExactly("REDEEMED " + paid, "RESERVED " + (BUYERS * PURCHASES_EACH - paid));
        assertThat(sql.texts("select reserved || ' ' || redeemed from vouchers"))
                .containsExactly((BUYERS * PURCHASES_EACH - paid) + " " + paid);
        String admin = client(port, null)
                .body(Map.of("login", Replicas.ADMIN, "password", Replicas.PASSWORD))
                .post("/admin/auth/tokens")
                .path("accessToken");
        boolean balanced = client(port, admin).get("/admin/ledger/audit").path("balanced");
        assertThat(balanced).as("the books").isTrue();
    }

    /** Whoever gets no answer asks again, at another door. */
    private record Buyer(int number, Replicas replicas, String token) {

        /** Each two of three purchases are paid; how many. */
        int buy(List<String> skus) {
            int paid = 0;
            for (int n = 0; n < PURCHASES_EACH; n++) {
                Response bought = checkOut(number + n, skus.get(n));
                // The process died between the purchase and its answer, which may happen to the next one, too: whoever
                // checks out again gets the same purchase.
                while (Replicas.says(bought, "idempotency-answer-lost")) bought = checkOut(number + n, skus.get(n));
                assertThat(bought.statusCode()).as(bought.asString()).isIn(201, 202);
                if (n % 3 == 2) continue;
                pay(bought.path("payment.reference"));
                paid++;
            }
            return paid;
        }

        private Response checkOut(int door, String sku) {
            String key = UUID.randomUUID().toString();
            return replicas.insist(door, token, client -> client.header("Idempotency-Key", key)
                    .body(Map.of("items", List.of(Map.of("sku", sku)), "codes", List.of("HEMAT-2026")))
                    .post("/me/transactions"));
        }

        /** A checkout that the provider has not been told of yet is begun there by the next look at it. */
        private void pay(String reference) {
            Patience.await("paid " + reference)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> List.of(200, 409)
                            .contains(replicas.insist(number, null, anybody -> anybody.body("{}")
                                            .post("/simulator/payments/" + reference + "/pay"))
                                    .statusCode()));
        }
    }

    private static List<String> products(Replicas replicas) {
        String admin = replicas.admin();
        List<String> skus = new ArrayList<>();
        for (int n = 0; n < PURCHASES_EACH; n++) {
            String sku = "ASM-CRASH-" + n;
            client(replicas.port(0), admin)
                    .body(Map.of(
                            "sku",
                            sku,
                            "slug",
                            "crash-" + n,
                            "kind",
                            "ASSESSMENT",
                            "name",
                            "Tes " + n,
                            "nameEn",
                            "Test " + n,
                            "description",
                            "<p>Tes</p>",
                            "price",
                            400_000,
                            "active",
                            true,
                            "position",
                            n,
                            "instrument",
                            "st-30"))
                    .post("/admin/products")
                    .then()
                    .statusCode(201);
            skus.add(sku);
        }
        client(replicas.port(0), admin)
                .body(Map.of(
                        "code",
                        "HEMAT-2026",
                        "rule",
                        Map.of(
                                "name",
                                "Hemat",
                                "reduction",
                                Map.of("kind", "NOMINAL", "amount", 50_000),
                                "quota",
                                100_000,
                                "stackable",
                                true,
                                "source",
                                "CAMPAIGN")))
                .post("/admin/vouchers")
                .then()
                .statusCode(201);
        return skus;
    }

    private static long simulatedPaid(Sql sql) {
        return sql.number("select count(*) from simulator_payments where state = 'PAID'");
    }

    private static Replicas replicas() {
        return Replicas.with(Map.of("TM_JOBS_EVERY", "1s", "TM_IDEMPOTENCY_LEASE", "PT5S"));
    }
}
