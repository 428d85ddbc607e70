package id.tm.bench;

import id.tm.testing.DatabaseServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Starts {@link LedgerLoad}, which has to run inside of the service, with a database of its own. */
final class LedgerBench {

    private LedgerBench() {}

    static void run() throws IOException {
        Path directory = Bench.directory("ledger");
        try (DatabaseServer server = Bench.database(directory, Map.of())) {
            var database = server.freshDatabase();
            ProcessBuilder tests = new ProcessBuilder(
                            System.getenv().getOrDefault("MAVEN", "./mvnw"), "-q", "surefire:test", "-Dtest=LedgerLoad")
                    .inheritIO();
            tests.environment()
                    .putAll(Map.of(
                            "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                            "QUARKUS_DATASOURCE_USERNAME", database.username(),
                            "QUARKUS_DATASOURCE_PASSWORD", "any"));
            int exit = tests.start().waitFor();
            if (exit != 0) System.exit(exit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
