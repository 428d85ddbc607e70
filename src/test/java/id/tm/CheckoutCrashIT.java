package id.tm;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.DatabaseServer;
import id.tm.testing.LoginStorm;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServicePack;
import id.tm.testing.Sql;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** T4 for purchases: processes die by SIGKILL while people check out and pay; nobody pays for nothing, nobody gets for nothing. */
class CheckoutCrashIT {

    private static final int BUYERS = 12;
    private static final int PURCHASES_EACH = 12;
    private static final int PAID = BUYERS * PURCHASES_EACH / 3 * 2;
    private static final int KILLS = 5;
    private static final String ADMIN = "admin@tm.example";
    private static final String PASSWORD = "sebuah kata sandi yang panjang";

    private static DatabaseServer server;
    private static Path directory;

    private final AtomicIntegerArray ports = new AtomicIntegerArray(2);

    @BeforeAll
    static void startDatabase() throws IOException {
        directory = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "checkout").toAbsolutePath()), "run");
        server = DatabaseServer.start(directory.resolve("postgres"), Map.of("max_connections", "200"));
    }

    @AfterAll
    static void stopDatabase() {
        server.close();
    }

    @Test
    void everybodyGetsWhatTheyPaidForAndNothingElse() throws InterruptedException, ExecutionException {
        Database database = server.freshDatabase();
        try (ServicePack pack = pack(database)) {
            List<ServicePack.Instance> instances = new ArrayList<>();
            instances.add(pack.begin("first", Map.of()));
            ports.set(0, instances.get(0).awaitReady());
            instances.add(pack.begin("second", Map.of()));
            ports.set(1, instances.get(1).awaitReady());
            Sql sql = new Sql(database);
            LoginStorm.prepare(sql, ports.get(0), BUYERS, PASSWORD);
            List<String> skus = products();

            ExecutorService people = Executors.newFixedThreadPool(BUYERS);
            List<Future<Integer>> buying = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                String token = login("/auth/tokens", LoginStorm.email(i));
                int buyer = i;
                Callable<Integer> buys = () -> buy(buyer, token, skus);
                buying.add(people.submit(buys));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int paid = kill * PAID / (KILLS + 1);
                Awaitility.await(paid + " payments")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> simulatedPaid(sql) >= paid);
                ServicePack.Instance dying = instances.get(kill % 2);
                dying.kill();
                dying.beginAgain();
                ports.set(kill % 2, dying.awaitReady());
            }
            int paid = 0;
            for (Future<Integer> each : buying) paid += each.get();
            people.shutdown();
            instances.forEach(ServicePack.Instance::kill);

            ServicePack.Instance last = pack.begin("last", Map.of("TM_CLOCK_OFFSET", "PT10M"));
            int port = last.awaitReady();
            Awaitility.await("all that was paid is taken in")
                    .atMost(Duration.ofMinutes(2))
                    .until(() ->
                            sql.number("select count(*) from simulator_payments s join payments p using (reference)"
                                            + " join transaction t on t.id = p.payable_id"
                                            + " where s.state = 'PAID' and t.status <> 'PAID'")
                                    == 0);
            assertThat(paid).as("paid by hand").isEqualTo(PAID);
            assertThat(simulatedPaid(sql)).as("paid at the provider").isEqualTo(paid);
            assertSound(sql, port);
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
                .body(Map.of("login", ADMIN, "password", PASSWORD))
                .post("/admin/auth/tokens")
                .path("accessToken");
        boolean balanced = client(port, admin).get("/admin/ledger/audit").path("balanced");
        assertThat(balanced).as("the books").isTrue();
    }

    /** Each two of three purchases are paid; whoever gets no answer asks again, at another door. */
    private int buy(int buyer, String token, List<String> skus) {
        int paid = 0;
        for (int n = 0; n < PURCHASES_EACH; n++) {
            String sku = skus.get(n);
            Response bought = checkOut(buyer + n, token, sku);
            // the process died between the purchase and its answer: whoever checks out again gets the same purchase
            if (says(bought, "idempotency-answer-lost")) bought = checkOut(buyer + n, token, sku);
            assertThat(bought.statusCode()).as(bought.asString()).isIn(201, 202);
            String reference = bought.path("payment.reference");
            if (n % 3 == 2) continue;
            // a checkout that the provider has not been told of yet is begun there by the next look at it
            Awaitility.await("paid " + reference)
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> List.of(200, 409)
                            .contains(insist(buyer, port -> client(port, null)
                                            .body("{}")
                                            .post("/simulator/payments/" + reference + "/pay"))
                                    .statusCode()));
            paid++;
        }
        return paid;
    }

    private Response checkOut(int door, String token, String sku) {
        String key = UUID.randomUUID().toString();
        return insist(door, port -> client(port, token)
                .header("Idempotency-Key", key)
                .body(Map.of("items", List.of(Map.of("sku", sku)), "codes", List.of("HEMAT-2026")))
                .post("/me/transactions"));
    }

    private static boolean says(Response answer, String code) {
        return answer.statusCode() == 409 && code.equals(answer.path("code"));
    }

    /** The first answer that is one. */
    private Response insist(int door, Function<Integer, Response> request) {
        int[] tries = {door};
        Response[] answer = new Response[1];
        Awaitility.await("an answer")
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> {
                    answer[0] = request.apply(ports.get(tries[0]++ % 2));
                    return answer[0].statusCode() < 500 && !says(answer[0], "idempotency-key-in-flight");
                });
        return answer[0];
    }

    private List<String> products() {
        String admin = login("/admin/auth/tokens", ADMIN);
        List<String> skus = new ArrayList<>();
        for (int n = 0; n < PURCHASES_EACH; n++) {
            String sku = "ASM-CRASH-" + n;
            client(ports.get(0), admin)
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
        client(ports.get(0), admin)
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

    private String login(String path, String name) {
        return client(ports.get(0), null)
                .body(Map.of("login", name, "password", PASSWORD))
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    private static long simulatedPaid(Sql sql) {
        return sql.number("select count(*) from simulator_payments where state = 'PAID'");
    }

    private static RequestSpecification client(int port, String token) {
        RequestSpecification request = RestAssured.given()
                .baseUri("http://127.0.0.1:" + port)
                .basePath("/api/v1")
                .contentType("application/json");
        return token == null ? request : request.auth().oauth2(token);
    }

    private static ServicePack pack(Database database) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TM_MODE", "local");
        environment.put("TM_LOCAL_DATA_DIRECTORY", directory.resolve("data").toString());
        environment.put("TM_DEMO_ENABLED", "false");
        environment.put("TM_ADMIN_EMAIL", ADMIN);
        environment.put("TM_ADMIN_PASSWORD", PASSWORD);
        environment.put("TM_JOBS_EVERY", "1s");
        environment.put("TM_IDEMPOTENCY_LEASE", "PT5S");
        return ServicePack.in(
                directory.resolve(database.jdbcUrl().replaceFirst(".*/", "")),
                environment,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }
}
