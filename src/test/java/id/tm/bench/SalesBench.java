package id.tm.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.testing.DatabaseServer;
import id.tm.testing.LoginStorm;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServicePack;
import id.tm.testing.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;

/** Purchases from the checkout to what was bought, and a voucher that many want at the same moment. */
final class SalesBench {

    private static final String ADMIN = "admin@tm.example";
    private static final String PASSWORD = "sebuah kata sandi yang panjang";
    private static final int BUYERS = 200;
    private static final int CONNECTIONS = 16;
    private static final int PURCHASES = 4_000;

    /** Nobody buys the same twice within a round: that would be the same purchase while the first is not paid. */
    private static final int PRODUCTS = 2 * PURCHASES / BUYERS;

    private static final int ROUNDS = 3;

    /** Before those: with two cores the JIT compiler takes minutes, in which it also shares them. */
    private static final int WARM_ROUNDS = 3;
    private static final int QUOTA = 100;
    private static final int BAR = 100;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Report report;
    private final Sql sql;
    private final URI service;
    private final String admin;
    private final List<String> buyers = new ArrayList<>();
    private final List<String> skus = new ArrayList<>();

    private SalesBench(Report report, Sql sql, int port) {
        this.report = report;
        this.sql = sql;
        this.service = URI.create("http://127.0.0.1:" + port);
        this.admin = login("/api/v1/admin/auth/tokens", ADMIN);
        LoginStorm.prepare(sql, port, BUYERS, PASSWORD);
        for (int i = 0; i < BUYERS; i++) buyers.add(login("/api/v1/auth/tokens", LoginStorm.email(i)));
        for (int i = 0; i < PRODUCTS; i++) skus.add(product(i));
    }

    static void run() throws IOException {
        Report report = new Report("sales", "Purchases");
        report.note("Service, PostgreSQL 17 (fsync and synchronous_commit on), the simulated provider (a part of the"
                + " service) and the load share the machine; receipts are queued, and sent by a process of their own"
                + " that does not run here");
        Path directory = Bench.directory("sales");
        try (DatabaseServer server = Bench.database(directory, Map.of())) {
            Database database = server.freshDatabase();
            Map<String, String> settings = Map.of(
                    "TM_ADMIN_EMAIL",
                    ADMIN,
                    "TM_ADMIN_PASSWORD",
                    PASSWORD,
                    "TM_JOBS_SCHEDULED",
                    "false",
                    "TM_SALES_CODES_TRIES",
                    "100000");
            try (ServicePack pack = Bench.pack(directory, database, settings)) {
                int port = pack.begin("sales", Map.of()).awaitReady();
                SalesBench bench = new SalesBench(report, new Sql(database), port);
                bench.purchases();
                bench.storm();
                bench.hotVoucher();
            }
        }
        report.write();
    }

    /** Each is checked out, paid at the provider, told by it, confirmed with it, booked and granted. */
    private void purchases() {
        report.section(
                PURCHASES + " purchases, checkout to fulfilment (" + CONNECTIONS + " connections)",
                "round",
                "bar",
                "fulfilled per second",
                "checkout p50 ms",
                "checkout p99 ms",
                "all checked out after s");
        for (int round = 0; round < WARM_ROUNDS; round++) round(round);
        for (int round = 1; round <= ROUNDS; round++) {
            Round result = round(WARM_ROUNDS - 1 + round);
            report.row(
                    round,
                    BAR,
                    PURCHASES / result.seconds(),
                    result.milliseconds(0.5),
                    result.milliseconds(0.99),
                    result.checkedOut());
        }
        long paid = sql.number("select count(*) from transaction where status = 'PAID'");
        long receipts = sql.number("select count(*) from messages where template_key = 'transaction-paid'");
        report.note("Paid " + paid + ", granted " + granted() + ", receipts queued " + receipts);
        long bought = (long) PURCHASES * (WARM_ROUNDS + ROUNDS);
        if (paid != bought || granted() != bought || receipts != bought) {
            throw new IllegalStateException("bought " + bought);
        }
    }

    private record Round(double seconds, double checkedOut, long[] nanos) {

        double milliseconds(double quantile) {
            return nanos[(int) (nanos.length * quantile)] / 1e6;
        }
    }

    private Round round(int number) {
        long before = granted();
        long begin = System.nanoTime();
        long[] nanos = inParallel(n -> {
            int turn = n / BUYERS + (number % 2) * PURCHASES / BUYERS;
            return buy(buyers.get(n % BUYERS), skus.get(turn));
        });
        double checkedOut = seconds(begin);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(10))
                .until(() -> granted() == before + PURCHASES);
        return new Round(seconds(begin), checkedOut, nanos);
    }

    private long buy(String buyer, String sku) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = checkOut(buyer, sku, List.of());
        long took = System.nanoTime() - begin;
        if (answer.statusCode() != 201) throw new IllegalStateException(answer.body());
        String reference = read(answer).at("/payment/reference").asText();
        send(post("/api/v1/simulator/payments/" + reference + "/pay", null, "{}"), 200);
        return took;
    }

    /** One voucher, twice as many buyers as it has uses, all at the same moment. */
    private void storm() {
        report.section(
                "Voucher storm: " + QUOTA + " uses, " + BUYERS + " checkouts at the same moment",
                "round",
                "201",
                "409 voucher-exhausted",
                "p50 ms",
                "p99 ms");
        for (int round = 1; round <= ROUNDS; round++) {
            String sku = product(1_000 + round);
            String code = voucher("STORM-" + round, QUOTA);
            Map<String, Integer> answers = new TreeMap<>();
            long[] nanos = allAtOnce(sku, code, answers);
            report.row(
                    round,
                    answers.getOrDefault("201", 0),
                    answers.getOrDefault("409 voucher-exhausted", 0),
                    nanos[nanos.length / 2] / 1e6,
                    nanos[(int) (nanos.length * 0.99)] / 1e6);
            if (answers.getOrDefault("201", 0) != QUOTA) throw new IllegalStateException("answered with " + answers);
        }
    }

    private long[] allAtOnce(String sku, String code, Map<String, Integer> answers) {
        ExecutorService threads = Executors.newFixedThreadPool(BUYERS);
        try {
            List<Callable<Long>> all = new ArrayList<>();
            for (String buyer : buyers) {
                all.add(() -> {
                    long begin = System.nanoTime();
                    HttpResponse<String> answer = checkOut(buyer, sku, List.of(code));
                    long took = System.nanoTime() - begin;
                    String problem = answer.statusCode() < 300
                            ? ""
                            : " " + read(answer).path("code").asText();
                    synchronized (answers) {
                        answers.merge(answer.statusCode() + problem, 1, Integer::sum);
                    }
                    return took;
                });
            }
            return sorted(threads.invokeAll(all));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The same checkouts with one voucher for all, and without any, in turns. */
    private void hotVoucher() {
        report.section(
                "Checkouts alone, " + PURCHASES + " each (" + CONNECTIONS + " connections)",
                "round",
                "without voucher, per second",
                "all with the same voucher, per second",
                "ratio");
        for (int round = 1; round <= ROUNDS; round++) {
            List<String> fresh = new ArrayList<>();
            for (int i = 0; i < PRODUCTS; i++) fresh.add(product(10_000 * round + i));
            String code = voucher("HOT-" + round, 1_000_000);
            double without = checkOuts(fresh.subList(0, PRODUCTS / 2), List.of());
            double with = checkOuts(fresh.subList(PRODUCTS / 2, PRODUCTS), List.of(code));
            report.row(round, without, with, with / without);
        }
        long wrong = sql.number("select count(*) from vouchers v where v.reserved <> (select count(*) from"
                + " voucher_redemptions r where r.voucher_id = v.id and r.state = 'RESERVED')");
        if (wrong != 0) throw new IllegalStateException(wrong + " vouchers count wrongly");
    }

    private double checkOuts(List<String> products, List<String> codes) {
        long begin = System.nanoTime();
        inParallel(n -> {
            HttpResponse<String> answer = checkOut(buyers.get(n % BUYERS), products.get(n / BUYERS), codes);
            if (answer.statusCode() != 201) throw new IllegalStateException(answer.body());
            return 0;
        });
        return PURCHASES / seconds(begin);
    }

    private interface Act {
        long number(int n);
    }

    private long[] inParallel(Act act) {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Long>> all = new ArrayList<>();
            for (int i = 0; i < PURCHASES; i++) {
                int n = i;
                all.add(() -> act.number(n));
            }
            return sorted(threads.invokeAll(all));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] sorted(List<Future<Long>> all) throws InterruptedException {
        long[] values = new long[all.size()];
        try {
            for (int i = 0; i < values.length; i++) values[i] = all.get(i).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        Arrays.sort(values);
        return values;
    }

    private long granted() {
        return sql.number("select count(*) from entitlements");
    }

    private HttpResponse<String> checkOut(String buyer, String sku, List<String> codes) {
        String listed = codes.isEmpty() ? "" : "\"" + String.join("\",\"", codes) + "\"";
        String body = "{\"items\":[{\"sku\":\"" + sku + "\"}],\"codes\":[" + listed + "]}";
        return sent(builder("/api/v1/me/transactions", buyer)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private String product(int number) {
        String body = """
                {"sku":"ASM-BENCH-%1$d","slug":"bench-%1$d","kind":"ASSESSMENT","name":"Tes %1$d","nameEn":"Test %1$d",
                 "description":"<p>Tes</p>","price":400000,"active":true,"position":%1$d,"instrument":"st-30"}
                """.formatted(number);
        return read(send(post("/api/v1/admin/products", admin, body), 201))
                .path("sku")
                .asText();
    }

    private String voucher(String code, int quota) {
        String body = """
                {"code":"%s","rule":{"name":"Bench","reduction":{"kind":"NOMINAL","amount":50000},"quota":%d,
                 "stackable":true,"source":"CAMPAIGN"}}
                """.formatted(code, quota);
        return read(send(post("/api/v1/admin/vouchers", admin, body), 201))
                .path("code")
                .asText();
    }

    private String login(String path, String name) {
        String body = "{\"login\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}";
        return read(send(post(path, null, body), 200)).path("accessToken").asText();
    }

    private HttpRequest post(String path, String token, String body) {
        return builder(path, token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder builder(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path)).header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request, int expected) {
        HttpResponse<String> answer = sent(request);
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
