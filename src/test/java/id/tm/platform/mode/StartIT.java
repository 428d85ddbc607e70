package id.tm.platform.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import id.tm.testing.PackagedService;
import id.tm.testing.Patience;
import id.tm.testing.PostgresResource;
import id.tm.testing.PostgresResource.Database;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The packaged application as an operator meets it: exit codes, the one line on standard error, ports, processes. */
class StartIT {

    private Path directory;

    @BeforeEach
    void ownDirectory(TestInfo test) throws IOException {
        Path parent = Files.createDirectories(Path.of("target", "start-it").toAbsolutePath());
        directory = Files.createTempDirectory(
                parent, test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void productionWithoutSettingsNamesThemAllInOneLine() {
        try (PackagedService service = PackagedService.start(directory, Map.of("TM_MODE", "production"))) {
            assertThat(service.awaitExit()).isEqualTo(78);
            assertThat(service.stderr().lines()).singleElement().asString().contains(requiredNames());
            assertThat(service.stdout()).isEmpty();
        }
    }

    @Test
    void unknownModeIsRefused() {
        try (PackagedService service = PackagedService.start(directory, Map.of("TM_MODE", "staging"))) {
            assertThat(service.awaitExit()).isEqualTo(78);
            assertThat(service.stderr().lines()).singleElement().asString().contains("TM_MODE", "staging");
        }
    }

    @Test
    void unknownArgumentIsRefused() {
        try (PackagedService service = PackagedService.start(directory, Map.of(), "--jobb=dispatch")) {
            assertThat(service.awaitExit()).isEqualTo(2);
            assertThat(service.stderr().lines()).singleElement().asString().contains("--jobb=dispatch");
        }
    }

    @Test
    void wrongPasswordIsOneLineThatNamesTheSettingAndNotThePassword() {
        Map<String, String> environment = production();
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "not-the-password");

        try (PackagedService service = PackagedService.start(directory, environment)) {
            assertThat(service.awaitExit()).isEqualTo(78);
            assertThat(service.stderr().lines())
                    .singleElement()
                    .asString()
                    .contains("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_PASSWORD")
                    .doesNotContain("not-the-password");
        }
    }

    @Test
    void unreachableDatabaseIsOneLineThatNamesTheSetting() throws IOException {
        Map<String, String> environment = production();
        try (ServerSocket closedSoon = new ServerSocket(0)) {
            environment.put(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    "jdbc:postgresql://127.0.0.1:" + closedSoon.getLocalPort() + "/tm?password=hidden");
        }

        try (PackagedService service = PackagedService.start(directory, environment, "--job=dispatch")) {
            assertThat(service.awaitExit()).isEqualTo(78);
            assertThat(service.stderr().lines())
                    .singleElement()
                    .asString()
                    .contains("QUARKUS_DATASOURCE_JDBC_URL", "cannot be reached")
                    .doesNotContain("hidden");
        }
    }

    @Test
    void unknownJobOpensNoPortAndPrintsNothingOnStandardOutput() throws IOException {
        Map<String, String> environment = production();
        try (ServerSocket taken = new ServerSocket(0)) {
            environment.put("QUARKUS_HTTP_PORT", Integer.toString(taken.getLocalPort()));
            environment.put("QUARKUS_HTTP_HOST", "0.0.0.0");

            try (PackagedService job = PackagedService.start(directory, environment, "--job=nosuch")) {
                assertThat(job.awaitExit()).as(job.stderr()).isEqualTo(2);
                assertThat(job.stderr()).contains("unknown job 'nosuch'");
                assertThat(job.stdout()).isEmpty();
            }
        }
    }

    @Test
    void migrationIsDoneWithoutServingAndReplicasThenOnlyValidate() throws SQLException {
        Database database = PostgresResource.freshDatabase("migrate");
        Map<String, String> environment = PackagedService.productionEnvironment(database);
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        environment.put("QUARKUS_FLYWAY_VALIDATE_AT_START", "true");

        try (PackagedService migration = PackagedService.start(directory, environment, "--migrate")) {
            assertThat(migration.awaitExit()).as(migration.stderr()).isZero();
        }
        try (Connection connection = database.connect();
                ResultSet history = connection
                        .getMetaData()
                        .getTables(null, "public", "flyway_schema_history", new String[] {"TABLE"})) {
            assertThat(history.next()).isTrue();
        }
        environment
                .keySet()
                .removeIf(name -> name.equals("QUARKUS_FLYWAY_USERNAME") || name.equals("QUARKUS_FLYWAY_PASSWORD"));
        try (PackagedService replica = PackagedService.start(directory, environment)) {
            replica.awaitReady();
            assertThat(replica.stdout().lines().findFirst().orElseThrow()).startsWith("{");
            assertThat(replica.terminate()).isEqualTo(143);
        }
    }

    @Test
    void productionRefusesToRunAsTheOwnerOfItsTablesUnlessThatIsAccepted() {
        Database database = PostgresResource.freshDatabase("owner");
        Map<String, String> environment = PackagedService.productionEnvironment(database);
        try (PackagedService migration = PackagedService.start(directory, environment, "--migrate")) {
            assertThat(migration.awaitExit()).as(migration.stderr()).isZero();
        }
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.username());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.remove("TM_DATABASE_SINGLE_ROLE");
        try (PackagedService replica = PackagedService.start(directory, environment)) {
            assertThat(replica.awaitExit()).isEqualTo(78);
            assertThat(replica.stderr().lines())
                    .singleElement()
                    .asString()
                    .contains("QUARKUS_DATASOURCE_USERNAME", "activity log", "TM_DATABASE_SINGLE_ROLE");
        }
        environment.put("TM_DATABASE_SINGLE_ROLE", "true");
        try (PackagedService replica = PackagedService.start(directory, environment)) {
            replica.awaitReady();
            assertThat(replica.stdout()).contains("TM_DATABASE_SINGLE_ROLE");
        }
    }

    @Test
    void wrongPasswordOfTheOwnerIsNamed() {
        Map<String, String> environment = production();
        environment.put("QUARKUS_FLYWAY_USERNAME", "tm_nobody");
        environment.put("QUARKUS_FLYWAY_PASSWORD", "not-the-password");

        try (PackagedService service = PackagedService.start(directory, environment, "--migrate")) {
            assertThat(service.awaitExit()).isEqualTo(78);
            assertThat(service.stderr().lines())
                    .singleElement()
                    .asString()
                    .contains("QUARKUS_FLYWAY_USERNAME")
                    .doesNotContain("not-the-password");
        }
    }

    @Test
    void localNeedsNothingAndSharesItsDatabaseUntilTheLastOneLeaves() throws IOException {
        assumeThat(getClass().getResource("/META-INF/services/" + LocalDatabase.class.getName()))
                .as("a build with the embedded database")
                .isNotNull();
        Map<String, String> environment = Map.of("QUARKUS_HTTP_PORT", "0");
        try (PackagedService service = PackagedService.start(directory, environment)) {
            service.awaitReady();
            long server = postmaster();
            assertThat(isAlive(server)).isTrue();
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve(".data/keys/crypto.keys"))))
                    .isEqualTo("rw-------");
            String key = Files.readString(directory.resolve(".data/keys/crypto.keys"));
            assertThat(key).startsWith("local-1:");

            try (PackagedService job = PackagedService.start(directory, environment, "--job=nosuch")) {
                assertThat(job.awaitExit()).as(job.stderr()).isEqualTo(2);
            }
            assertThat(isAlive(server)).as("the server goes on for the service").isTrue();

            service.kill();
            assertThat(isAlive(server)).as("nobody was left to stop it").isTrue();

            try (PackagedService next = PackagedService.start(directory, environment)) {
                next.awaitReady();
                assertThat(postmaster()).as("found again").isEqualTo(server);
                assertThat(next.stdout()).contains("/q/swagger-ui", "/dev/mails", directory.toString());
                next.terminate();
            }
            Patience.await("stopped by the last one").until(() -> !isAlive(server));
            assertThat(directory.resolve(".data/postgres/postmaster.pid")).doesNotExist();
            assertThat(directory.resolve(".data/keys/crypto.keys")).hasContent(key.strip());
        }
    }

    private static Map<String, String> production() {
        return new HashMap<>(PackagedService.productionEnvironment(PostgresResource.freshDatabase("start")));
    }

    private long postmaster() throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve(".data/postgres/postmaster.pid"));
        return Long.parseLong(lines.get(0).strip());
    }

    /** A process that has ended, but that nobody has waited for, is still listed, though without a command. */
    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    private static String[] requiredNames() {
        return SettingsCheck.REQUIRED.stream()
                .map(StartSettings::environmentName)
                .toArray(String[]::new);
    }
}
