package id.tm.bench;

import id.tm.testing.DatabaseServer;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServicePack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What {@code bench/run} starts. */
public final class Bench {

    /** A Tuesday that is no holiday, 10:00 in Jakarta: nothing holds a reminder back. */
    static final Instant SERVICE_TIME = Instant.parse("2026-11-24T03:00:00Z");

    private Bench() {}

    public static void main(String... args) throws IOException {
        String which = args.length == 1 ? args[0] : "";
        switch (which) {
            case "reminders" -> RemindersBench.run();
            case "reads" -> ReadsBench.run();
            case "ledger" -> LedgerBench.run();
            case "webhooks" -> WebhooksBench.run();
            case "sales" -> SalesBench.run();
            case "login" -> LoginBench.run();
            case "regions" -> RegionsBench.run();
            case "documents" -> DocumentsBench.run();
            case "assessment" -> AssessmentBench.run();
            default -> {
                System.err.println(
                        "usage: bench/run reminders | reads | login | regions | ledger | webhooks | sales | documents | assessment");
                System.exit(2);
            }
        }
    }

    /** A server that is as durable as one in production and has memory for what the benches read. */
    static DatabaseServer database(Path directory, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "max_connections", "200",
                "shared_buffers", "512MB",
                "max_wal_size", "4GB",
                "checkpoint_timeout", "15min"));
        settings.putAll(more);
        return DatabaseServer.start(directory.resolve("postgres"), settings);
    }

    static ServicePack pack(Path directory, Database database, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TM_MODE", "local");
        environment.put("TM_LOCAL_DATA_DIRECTORY", directory.resolve("data").toString());
        environment.put("TM_DEMO_ENABLED", "false");
        environment.put(
                "TM_CLOCK_OFFSET", Duration.between(Instant.now(), SERVICE_TIME).toString());
        environment.putAll(more);
        return ServicePack.in(directory.resolve("service"), environment, "-Xmx512m");
    }

    static Path directory(String name) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
            return Files.createTempDirectory(parent, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
