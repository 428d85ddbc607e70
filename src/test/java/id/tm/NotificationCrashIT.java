package id.tm;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.DatabaseServer;
import id.tm.testing.LoginStorm;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServicePack;
import id.tm.testing.SmtpSink;
import id.tm.testing.SmtpSink.Mail;
import id.tm.testing.Sql;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** T4 for a notification to many: processes die by SIGKILL while it goes out, and a password is forgotten meanwhile. */
class NotificationCrashIT {

    private static final int MEMBERS = 4000;
    private static final String ADMIN = "admin@tm.example";
    private static final String PASSWORD = "sebuah kata sandi yang panjang";

    private static DatabaseServer server;
    private static Path directory;

    @BeforeAll
    static void startDatabase() throws IOException {
        directory = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "notification").toAbsolutePath()), "run");
        server = DatabaseServer.start(directory.resolve("postgres"), Map.of("max_connections", "200"));
    }

    @AfterAll
    static void stopDatabase() {
        server.close();
    }

    @Test
    void everybodyIsToldOnceWhicheverProcessDies() {
        Database database = server.freshDatabase();
        try (SmtpSink sink = SmtpSink.start();
                ServicePack pack = pack(database, sink)) {
            sink.delay(Duration.ofMillis(40));
            ServicePack.Instance first = pack.begin("first", Map.of());
            int port = first.awaitReady();
            Sql sql = new Sql(database);
            LoginStorm.prepare(sql, port, MEMBERS, PASSWORD);
            List<ServicePack.Instance> others = List.of(pack.begin("second", Map.of()), pack.begin("third", Map.of()));
            others.forEach(ServicePack.Instance::awaitReady);

            String id = start(port);
            int victim = 0;
            for (int point : List.of(100, 500, 900, 1400)) {
                awaitMails(sink, point);
                ServicePack.Instance dying = others.get(victim++ % 2);
                dying.kill();
                dying.beginAgain();
            }
            String forgetful = LoginStorm.email(7);
            client(port, null)
                    .body(Map.of("email", forgetful))
                    .post("/auth/password-resets")
                    .then()
                    .statusCode(202);
            Awaitility.await("the reset mail")
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> mailsWith(sink, resetMessage(sql)) > 0);
            assertThat(sql.number("select count(*) from messages where state in ('QUEUED', 'SENDING')"))
                    .as("the notification was still going out")
                    .isPositive();

            awaitSettled(sql, id);
            String reset = resetMessage(sql);
            Map<String, List<Mail>> byMessage = sink.mails().stream()
                    .filter(mail -> !mail.messageId().equals(reset))
                    .collect(Collectors.groupingBy(Mail::messageId));
            assertThat(byMessage.values().stream().map(copies -> copies.get(0).recipient()))
                    .as("one mail a person, and nobody left out")
                    .doesNotHaveDuplicates()
                    .hasSize(MEMBERS);
            byMessage.forEach((messageId, copies) -> assertThat(copies)
                    .as("%s is seen once; a repetition says that it is one", messageId)
                    .filteredOn(copy -> copy.resend() == null)
                    .hasSizeLessThan(2));
            assertThat(sql.number("select count(*) from messages where attempts > 1"))
                    .as("the kills hit mails that were under way")
                    .isPositive();
        }
    }

    private static String start(int port) {
        String token = client(port, null)
                .body(Map.of("login", ADMIN, "password", PASSWORD))
                .post("/admin/auth/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
        Response made = client(port, token)
                .body(Map.of(
                        "title", "Libur",
                        "kind", "SERVICE",
                        "channel", "EMAIL",
                        "indonesian", Map.of("subject", "Libur", "body", "Kami libur pada 25 Desember."),
                        "audience", Map.of("roles", List.of("member"))))
                .post("/admin/notifications");
        made.then().statusCode(201);
        String id = made.path("id");
        client(port, token)
                .post("/admin/notifications/" + id + "/dry-run")
                .then()
                .statusCode(200);
        client(port, token).post("/admin/notifications/" + id + "/start").then().statusCode(200);
        return id;
    }

    private static RequestSpecification client(int port, String token) {
        RequestSpecification request = RestAssured.given()
                .baseUri("http://127.0.0.1:" + port)
                .basePath("/api/v1")
                .contentType("application/json");
        return token == null ? request : request.auth().oauth2(token);
    }

    private static void awaitMails(SmtpSink sink, int count) {
        Awaitility.await(count + " mails")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> sink.count() >= count);
    }

    private static void awaitSettled(Sql sql, String id) {
        Awaitility.await("all settled")
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> sql.texts("select state from manual_notification_histories where id = '" + id + "'")
                                .equals(List.of("DONE"))
                        && sql.number("select count(*) from messages where state in ('QUEUED', 'SENDING')") == 0);
    }

    private static String resetMessage(Sql sql) {
        List<String> found =
                sql.texts("select '<' || id || '@tm.localhost>' from messages where template_key = 'password-reset'");
        return found.isEmpty() ? "" : found.get(0);
    }

    private static long mailsWith(SmtpSink sink, String messageId) {
        return sink.mails().stream()
                .filter(mail -> mail.messageId().equals(messageId))
                .count();
    }

    private static ServicePack pack(Database database, SmtpSink sink) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TM_MODE", "local");
        environment.put("TM_LOCAL_DATA_DIRECTORY", directory.resolve("data").toString());
        environment.put("TM_DEMO_ENABLED", "false");
        environment.put("TM_ADMIN_EMAIL", ADMIN);
        environment.put("TM_ADMIN_PASSWORD", PASSWORD);
        environment.put("TM_JOBS_EVERY", "1s");
        environment.put("TM_NOTIFICATIONS_APPROVAL_ABOVE", Integer.toString(MEMBERS));
        environment.put("TM_NOTIFICATIONS_EMAIL_PER_MINUTE", "100000");
        environment.put("TM_MAIL_TRANSPORT", "smtp");
        environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        environment.put("QUARKUS_MAILER_PORT", Integer.toString(sink.port()));
        return ServicePack.in(
                directory.resolve(database.jdbcUrl().replaceFirst(".*/", "")),
                environment,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }
}
