package id.tm.bench;

import id.tm.finance.gateway.CallbackProof;
import id.tm.testing.DatabaseServer;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServicePack;
import id.tm.testing.Sql;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** How soon a payment provider is thanked, and how fast what it told is worked in. */
final class WebhooksBench {

    private static final int CONNECTIONS = 16;
    private static final int PAYMENTS = 5_000;
    private static final int RATE = 200;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final String SERVER_KEY = "simulated-server-key";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final String PATH = "/api/v1/webhooks/midtrans";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private WebhooksBench() {}

    static void run() throws IOException {
        Report report = new Report("webhooks", "Callbacks of payment providers");
        report.note("Service, PostgreSQL 17 (fsync and synchronous_commit on) and the load share the machine.");
        Path directory = Bench.directory("webhooks");
        try (DatabaseServer server = Bench.database(directory, Map.of())) {
            Database database = server.freshDatabase();
            try (ServicePack pack = Bench.pack(directory, database, Map.of("TM_JOBS_SCHEDULED", "false"))) {
                pack.migrate();
                intake(report, pack, new Sql(database));
                workOff(report, pack, new Sql(database));
            }
        }
        report.write();
    }

    private static void intake(Report report, ServicePack pack, Sql sql) {
        ServicePack.Instance instance = pack.begin("intake", Map.of("TM_FINANCE_CALLBACKS_EVERY", "off"));
        URI service = URI.create("http://127.0.0.1:" + instance.awaitReady());
        AtomicInteger event = new AtomicInteger();
        HttpLoad load = new HttpLoad(
                service,
                CONNECTIONS,
                n -> PATH,
                n -> notification("TM-20260105-UNKNOWN", event.incrementAndGet()),
                200,
                JSON);
        load.asFastAsPossible(WARM_UP);
        report.section(
                "Notifications verified, stored and answered (" + CONNECTIONS + " connections)",
                "load",
                "answers per second",
                "p50 ms",
                "p99 ms",
                "most ms");
        for (int round = 1; round <= ROUNDS; round++) row(report, RATE + " a second", load.atRate(ROUND, RATE));
        for (int round = 1; round <= ROUNDS; round++) row(report, "as fast as answered", load.asFastAsPossible(ROUND));
        long kept = sql.number("select count(*) from xendit_transactions");
        report.note("Sent " + event.get() + ", kept " + kept);
        if (kept != event.get()) throw new IllegalStateException("sent " + event.get() + ", kept " + kept);
        instance.kill();
        sql.execute("truncate xendit_transactions");
    }

    private static void row(Report report, String load, HttpLoad.Result result) {
        report.row(
                load, result.perSecond(), result.milliseconds(0.5), result.milliseconds(0.99), result.milliseconds(1));
    }

    private static void workOff(Report report, ServicePack pack, Sql sql) {
        sql.execute("insert into payments (id, version, created_at, updated_at, reference, payable_kind, payable_id,"
                + " description, amount, currency, items, sale, provider, state, started_at, expires_at, poll_at)"
                + " select gen_random_uuid(), 0, now(), now(), 'TM-BENCH-' || n, 'RETAIL', gen_random_uuid(), 'Bench', 444000,"
                + " 'IDR', '[]', '{\"revenue\":{\"ASSESSMENT\":444000},\"quota\":0,\"ppn\":0,\"fee\":0,\"voucher\":0}',"
                + " 'SIMULATOR', 'PENDING', now(), now() + interval '300 days', now() + interval '300 days'"
                + " from generate_series(1, " + PAYMENTS + ") n");
        sql.execute("insert into simulator_payments (id, version, created_at, updated_at, reference, provider, amount,"
                + " paid_method, state, expires_at) select gen_random_uuid(), 0, now(), now(), reference, 'MIDTRANS', amount,"
                + " 'qris', 'PENDING', expires_at from payments");
        report.section(
                "Kept notifications worked in, each confirmed by the provider", "payments", "seconds", "per second");
        for (int round = 1; round <= ROUNDS; round++) {
            int number = round;
            ServicePack.Instance keeper = pack.begin("keeper" + round, Map.of("TM_FINANCE_CALLBACKS_EVERY", "off"));
            URI service = URI.create("http://127.0.0.1:" + keeper.awaitReady());
            for (int n = 1; n <= PAYMENTS; n++) {
                post(service, notification("TM-BENCH-" + n, number * PAYMENTS + n));
            }
            keeper.kill();
            ServicePack.Instance worker = pack.begin("worker" + round, Map.of());
            worker.awaitReady();
            long begin = System.nanoTime();
            long left = open(sql);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofMinutes(10))
                    .until(() -> open(sql) == 0);
            double seconds = (System.nanoTime() - begin) / 1e9;
            worker.kill();
            report.row(left, seconds, left / seconds);
        }
        List<String> results = sql.texts("select result || ' ' || count(*) from xendit_transactions group by result");
        report.note("Of all rounds: " + String.join(", ", results));
    }

    private static void post(URI service, String body) {
        try {
            int status = HTTP.send(
                            HttpRequest.newBuilder(service.resolve(PATH))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) throw new IllegalStateException("answered with " + status);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long open(Sql sql) {
        return sql.number("select count(*) from xendit_transactions where state in ('RECEIVED', 'WORKING')");
    }

    private static String notification(String reference, int number) {
        String gross = "444000.00";
        return ("{\"transaction_time\":\"2026-01-05 10:10:00\",\"transaction_status\":\"pending\",\"transaction_id\":\"t-%d\","
                        + "\"status_message\":\"midtrans payment notification\",\"status_code\":\"201\",\"signature_key\":\"%s\","
                        + "\"payment_type\":\"bank_transfer\",\"order_id\":\"%s\",\"merchant_id\":\"G141532850\","
                        + "\"gross_amount\":\"%s\",\"currency\":\"IDR\","
                        + "\"va_numbers\":[{\"va_number\":\"812785002530231\",\"bank\":\"bca\"}]}")
                .formatted(number, CallbackProof.signature(reference, "201", gross, SERVER_KEY), reference, gross);
    }
}
