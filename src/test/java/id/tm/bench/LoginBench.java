package id.tm.bench;

import id.tm.testing.DatabaseServer;
import id.tm.testing.LoginStorm;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServicePack;
import id.tm.testing.Sql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Password logins beside the hashing they consist of, and a storm of them in little memory. */
final class LoginBench {

    private static final String PASSWORD = "Sungai-Musi-1407";
    private static final int MEMBERS = 500;
    private static final int MEMORY_KIB = 19456;
    private static final int ITERATIONS = 2;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration ROUND = Duration.ofSeconds(20);

    private LoginBench() {}

    static void run() {
        int cores = Runtime.getRuntime().availableProcessors();
        Report report = new Report("login", "Password logins");
        report.note("Service, PostgreSQL 17 and the load share the machine; the service has -Xmx256m");
        report.note("Argon2id with " + MEMORY_KIB + " KiB and " + ITERATIONS + " passes, one lane");
        Path directory = Bench.directory("login");
        try (DatabaseServer server = Bench.database(directory, Map.of())) {
            Database database = server.freshDatabase();
            try (ServicePack pack = pack(directory, database)) {
                ServicePack.Instance instance = pack.begin("login", Map.of());
                LoginStorm members = LoginStorm.prepare(new Sql(database), instance.awaitReady(), MEMBERS, PASSWORD);
                steady(report, members, cores);
                storm(report, instance, members);
            }
        }
        report.write();
    }

    private static void steady(Report report, LoginStorm members, int cores) {
        hashes(WARM_UP, cores);
        members.steadily(WARM_UP, 2 * cores);
        report.section(
                "Per second and core (" + ROUND.toSeconds() + " s each, warm)",
                "round",
                "raw hashes",
                "logins",
                "ratio",
                "other answers");
        for (int round = 1; round <= ROUNDS; round++) {
            double raw = hashes(ROUND, cores) / cores;
            LoginStorm.Outcome outcome = members.steadily(ROUND, 2 * cores);
            double logins = outcome.statuses().getOrDefault(200, 0L)
                    * 1e9
                    / outcome.took().toNanos()
                    / cores;
            long others = outcome.statuses().values().stream()
                            .mapToLong(Long::longValue)
                            .sum()
                    - outcome.statuses().getOrDefault(200, 0L);
            report.row(round, raw, logins, logins / raw, others);
        }
    }

    private static void storm(Report report, ServicePack.Instance instance, LoginStorm members) {
        report.section(
                "Storm: " + MEMBERS + " logins at the same moment",
                "round",
                "200",
                "503 with Retry-After",
                "503 without",
                "seconds",
                "resident MB after");
        for (int round = 1; round <= ROUNDS; round++) {
            LoginStorm.Outcome outcome = members.allAtOnce();
            long refused = outcome.statuses().getOrDefault(503, 0L);
            if (outcome.statuses().getOrDefault(200, 0L) + refused != MEMBERS) {
                throw new IllegalStateException("answered with " + outcome.statuses());
            }
            report.row(
                    round,
                    outcome.statuses().getOrDefault(200, 0L),
                    refused - outcome.withoutRetryAfter(),
                    outcome.withoutRetryAfter(),
                    outcome.took().toNanos() / 1e9,
                    ServicePack.residentKilobytes(instance.pid())
                            .map(kilobytes -> kilobytes / 1024)
                            .orElse(0L));
        }
    }

    /** Hashes per second on all cores, with the library and the settings of the service and nothing else. */
    private static double hashes(Duration duration, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long begin = System.nanoTime();
            List<CompletableFuture<Long>> counts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                counts.add(CompletableFuture.supplyAsync(() -> count(begin + duration.toNanos()), pool));
            }
            long all = counts.stream().mapToLong(CompletableFuture::join).sum();
            return all * 1e9 / (System.nanoTime() - begin);
        } finally {
            pool.shutdownNow();
        }
    }

    private static long count(long until) {
        byte[] hash = new byte[32];
        long count = 0;
        for (; System.nanoTime() < until; count++) {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(MEMORY_KIB)
                    .withIterations(ITERATIONS)
                    .withParallelism(1)
                    .withSalt(new byte[16])
                    .build());
            generator.generateBytes(PASSWORD.getBytes(StandardCharsets.UTF_8), hash);
        }
        return count;
    }

    private static ServicePack pack(Path directory, Database database) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TM_MODE", "local");
        environment.put("TM_LOCAL_DATA_DIRECTORY", directory.resolve("data").toString());
        environment.put("TM_DEMO_ENABLED", "false");
        environment.put("TM_JOBS_SCHEDULED", "false");
        environment.put("TM_ADMIN_EMAIL", "first.admin@tm.example");
        environment.put("TM_ADMIN_PASSWORD", PASSWORD);
        return ServicePack.in(directory.resolve("service"), environment, "-Xmx256m", "-XX:+ExitOnOutOfMemoryError");
    }
}
