package id.tm;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.DatabaseServer;
import id.tm.testing.DueInvoices;
import id.tm.testing.PackagedService;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServicePack;
import id.tm.testing.SmtpSink;
import id.tm.testing.SmtpSink.Fault;
import id.tm.testing.SmtpSink.Mail;
import id.tm.testing.Sql;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Families T4 and T5 with real processes: whatever is killed or restarted while reminders go out, none is lost, none is
 * seen twice without being marked as the same mail, and none whose hand-over had not begun when its invoice was paid leaves.
 */
class ClusterCrashIT {

    /** A Tuesday that is no holiday, 10:00 in Jakarta: nothing holds a reminder back. */
    private static final Instant SERVICE_TIME = Instant.parse("2026-11-24T03:00:00Z");

    private static final Instant DUE = SERVICE_TIME.minus(Duration.ofMinutes(10));
    private static final String ADMIN = "first.admin@tm.example";
    private static final String PASSWORD = "Sungai-Musi-1407";

    private static DatabaseServer server;
    private static Path directory;

    @BeforeAll
    static void startDatabase() throws IOException {
        directory = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "cluster").toAbsolutePath()), "run");
        server = DatabaseServer.start(directory.resolve("postgres"), Map.of("max_connections", "200"));
    }

    @AfterAll
    static void stopDatabase() {
        server.close();
    }

    @Test
    void nothingIsLostOrSeenTwiceWhileInstancesAreKilled() {
        int count = 5000;
        Random random = new Random(20261124);
        Database database = server.freshDatabase();
        try (SmtpSink sink = SmtpSink.start();
                ServicePack pack = pack(database, sink)) {
            sink.delay(Duration.ofMillis(100)).misbehave(ClusterCrashIT::sometimes);
            pack.migrate();
            Sql sql = new Sql(database);
            DueInvoices.insert(sql, "kill", count, DUE);
            List<ServicePack.Instance> instances = threeWithSkewedClocks(pack);
            Payer payer = new Payer(sql, instances.get(0).awaitReady());
            CompletableFuture<Map<String, Payment>> payments =
                    CompletableFuture.supplyAsync(() -> payer.pay(200, new Random(random.nextLong())));

            // The first instance takes the payments and stays; the kills hit the two others, at seeded points of the
            // work.
            int kills = 6;
            List<Integer> points = random.ints(kills, count / 20, count * 9 / 10)
                    .sorted()
                    .boxed()
                    .toList();
            for (int point : points) {
                awaitMails(sink, point);
                ServicePack.Instance victim = instances.get(1 + random.nextInt(2));
                victim.kill();
                victim.beginAgain();
            }

            Map<String, Payment> paid = join(payments);
            awaitSettled(sql);
            assertThat(paid).hasSize(200);
            check(sql, sink, count, paid);
            assertThat(sql.number("select count(*) from reminder_recipients where attempts > 1"))
                    .as("the kills and faults hit deliveries that were under way")
                    .isPositive();
        }
    }

    @Test
    void nothingIsLostWhenTheDatabaseRestartsInTheMiddle() {
        int count = 1500;
        Database database = server.freshDatabase();
        try (SmtpSink sink = SmtpSink.start();
                ServicePack pack = pack(database, sink)) {
            sink.delay(Duration.ofMillis(50));
            pack.migrate();
            Sql sql = new Sql(database);
            DueInvoices.insert(sql, "restart", count, DUE);
            ServicePack.Instance one = pack.begin("one", Map.of());
            ServicePack.Instance two = pack.begin("two", Map.of());

            awaitMails(sink, count / 3);
            server.restart();

            awaitSettled(sql);
            check(sql, sink, count, Map.of());
            assertThat(one.isAlive() && two.isAlive())
                    .as("both outlive the restart")
                    .isTrue();
            one.awaitReady();
            two.awaitReady();
        }
    }

    @Test
    void twoProcessesOfOneJobSendEachReminderOnce() {
        int count = 400;
        Database database = server.freshDatabase();
        try (SmtpSink sink = SmtpSink.start();
                ServicePack pack = pack(database, sink)) {
            sink.delay(Duration.ofMillis(20));
            pack.migrate();
            Sql sql = new Sql(database);
            DueInvoices.insert(sql, "twice", count, DUE);

            PackagedService first = pack.beginJob("invoice-reminders", Map.of());
            PackagedService second = pack.beginJob("invoice-reminders", Map.of());
            List<JsonPath> summaries = new ArrayList<>(List.of(
                    summary(pack.outcome(first), "invoice-reminders"),
                    summary(pack.outcome(second), "invoice-reminders")));
            summaries.add(summary(pack.job("dispatch", Map.of()), "dispatch"));

            check(sql, sink, count, Map.of());
            assertThat(summaries.stream()
                            .mapToLong(each -> each.getLong("sent"))
                            .sum())
                    .isEqualTo(count);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice-reminders", "feedback-reminders", "rating-reminders", "dispatch"})
    void jobRunsOnceAndPrintsOneLineEvenWhereTheServicesPortIsTaken(String job) throws IOException {
        Database database = server.freshDatabase();
        try (SmtpSink sink = SmtpSink.start();
                ServicePack pack = pack(database, sink);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            summary(pack.job(job, Map.of("QUARKUS_HTTP_PORT", Integer.toString(taken.getLocalPort()))), job);
        }
    }

    @Test
    void jobAtWorkAnswersOnNoPort() {
        Database database = server.freshDatabase();
        try (SmtpSink sink = SmtpSink.start();
                ServicePack pack = pack(database, sink)) {
            sink.delay(Duration.ofMillis(500));
            pack.migrate();
            DueInvoices.insert(new Sql(database), "port", 40, DUE);

            PackagedService job = pack.beginJob("invoice-reminders", Map.of());
            awaitMails(sink, 1);
            // The transaction manager holds a loopback port to have a number of its own; nobody answers there.
            ServicePack.listeningPorts(job.pid())
                    .ifPresent(ports -> assertThat(ports).noneMatch(ClusterCrashIT::answersHttp));
            assertThat(job.isAlive()).as("it was still at work").isTrue();
            summary(pack.outcome(job), "invoice-reminders");
        }
    }

    private static ServicePack pack(Database database, SmtpSink sink) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TM_MODE", "local");
        environment.put("TM_LOCAL_DATA_DIRECTORY", directory.resolve("data").toString());
        environment.put("TM_DEMO_ENABLED", "false");
        environment.put("TM_ADMIN_EMAIL", ADMIN);
        environment.put("TM_ADMIN_PASSWORD", PASSWORD);
        environment.put("TM_CLOCK_OFFSET", offset(Duration.ZERO));
        environment.put("TM_JOBS_EVERY", "1s");
        environment.put("TM_REMINDERS_LEASE", "PT10S");
        environment.put("TM_REMINDERS_RETRY_FIRST", "PT1S");
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

    private static List<ServicePack.Instance> threeWithSkewedClocks(ServicePack pack) {
        return List.of(
                pack.begin("exact", Map.of()),
                pack.begin("behind", Map.of("TM_CLOCK_OFFSET", offset(Duration.ofSeconds(-2)))),
                pack.begin("ahead", Map.of("TM_CLOCK_OFFSET", offset(Duration.ofSeconds(2)))));
    }

    private static String offset(Duration skew) {
        return Duration.between(Instant.now(), SERVICE_TIME).plus(skew).toString();
    }

    /** About one mail in twenty meets trouble at its first attempt. */
    private static Fault sometimes(SmtpSink.Attempt attempt) {
        if (attempt.attempt() > 1) return Fault.NONE;
        return switch (Math.floorMod(attempt.recipient().hashCode(), 60)) {
            case 0 -> Fault.DELIVERED_WITHOUT_ANSWER;
            case 1 -> Fault.LOST_AFTER_DATA;
            case 2 -> Fault.REFUSED_FOR_NOW;
            default -> Fault.NONE;
        };
    }

    private static void awaitMails(SmtpSink sink, int count) {
        Awaitility.await(count + " mails")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> sink.count() >= count);
    }

    private static void awaitSettled(Sql sql) {
        Awaitility.await("all settled")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> sql.number("""
                        select (select count(*) from partner_invoice_reminders where state = 'PLANNED')
                             + (select count(*) from reminder_recipients where state in ('QUEUED', 'CLAIMED', 'SENDING'))
                             + (select count(*) from messages where state in ('QUEUED', 'SENDING'))
                        """) == 0);
    }

    /** What holds at the end of every run. */
    private static void check(Sql sql, SmtpSink sink, int count, Map<String, Payment> paid) {
        assertThat(sql.texts("select state || ' ' || count(*) from partner_invoice_reminders group by state"))
                .as("each step became a delivery, but those whose invoice was paid first")
                .allMatch(line -> !paid.isEmpty() || line.equals("DISPATCHED " + count));

        Map<String, List<Mail>> byDelivery = sink.mails().stream()
                .filter(mail -> mail.recipient().endsWith("@contacts.example"))
                .collect(Collectors.groupingBy(Mail::messageId));
        Map<String, String> sent = new HashMap<>();
        sql.texts("select message_id || ' ' || address from reminder_histories")
                .forEach(line -> sent.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));

        assertThat(sql.number("select count(*) from reminder_histories"))
                .as("one history row for each delivery that is sent, and for no other")
                .isEqualTo(sent.size())
                .isEqualTo(sql.number("select count(*) from reminder_recipients where state = 'SENT'"));
        assertThat(byDelivery.keySet()).as("what is called sent was accepted").containsAll(sent.keySet());
        Set<String> reached = new HashSet<>(sent.values());
        assertThat(reached).as("one mail a person").hasSize(sent.size());
        Set<String> expected = new HashSet<>(
                sql.texts(
                        "select contacts -> 0 ->> 'email' from partner_profile where name in (select partner_name from partner_transactions)"));
        expected.removeAll(paid.keySet());
        assertThat(reached).as("nobody who owes is left out").containsAll(expected);

        // A repetition may overtake the original that a slow worker still had in hand: then the one that comes first is
        // marked.
        byDelivery.forEach((messageId, copies) -> assertThat(copies)
                .as("%s is seen once; a repetition says that it is one", messageId)
                .filteredOn(copy -> copy.resend() == null)
                .hasSizeLessThan(2));

        // Whoever has paid is thanked by a message of its own; that is no reminder.
        Set<String> reminders =
                new HashSet<>(sql.texts("select '<' || id || '@tm.localhost>' from reminder_recipients"));
        List<Mail> thanks = byDelivery.values().stream()
                .map(copies -> copies.get(0))
                .filter(mail -> !reminders.contains(mail.messageId()))
                .toList();
        assertThat(thanks).extracting(Mail::recipient).containsExactlyInAnyOrderElementsOf(paid.keySet());
        byDelivery.values().stream().flatMap(List::stream).forEach(mail -> {
            if (!reminders.contains(mail.messageId())) return;
            Payment payment = paid.get(mail.recipient());
            if (payment == null) return;
            int attempt = mail.resend() == null ? 1 : Integer.parseInt(mail.resend());
            assertThat(attempt <= payment.lastBegun || !mail.at().isAfter(payment.known))
                    .as("attempt %d to %s at %s, but %s", attempt, mail.recipient(), mail.at(), payment)
                    .isTrue();
        });
        if (!paid.isEmpty()) {
            assertThat(paid.keySet().stream().filter(contact -> !reached.contains(contact)))
                    .as("payments that came before their reminder")
                    .isNotEmpty();
        }
    }

    private static boolean answersHttp(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonPath summary(ServicePack.Outcome outcome, String job) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).as("standard output").hasSize(1);
        JsonPath summary = JsonPath.from(outcome.out());
        assertThat(summary.getString("job")).isEqualTo(job);
        assertThat(summary.getString("state")).isEqualTo("DONE");
        return summary;
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.get(120, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One invoice that was paid.
     *
     * @param known a moment after the payment was committed
     * @param lastBegun the last attempt of its reminder that may still arrive, because its hand-over had begun by then:
     *     the one under way, and each earlier one that a worker without its lease has stuck in a connection; 0 for none
     */
    private record Payment(Instant known, int lastBegun) {}

    /** Pays through the service while reminders go out. */
    private static final class Payer {

        private final Sql sql;
        private final String service;

        Payer(Sql sql, int port) {
            this.sql = sql;
            this.service = "http://localhost:" + port + "/api/v1";
        }

        /** The payments by billing contact. */
        Map<String, Payment> pay(int count, Random random) {
            String token = RestAssured.given()
                    .contentType("application/json")
                    .body(Map.of("login", ADMIN, "password", PASSWORD))
                    .post(service + "/admin/auth/tokens")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("accessToken");
            List<String> invoices = sql.texts("""
                    select t.id || ' ' || (p.contacts -> 0 ->> 'email')
                    from partner_transactions t join partner_profile p on p.id = t.partner_id order by t.number
                    """);
            Map<String, Payment> payments = new HashMap<>();
            while (payments.size() < count) {
                String[] invoice =
                        invoices.remove(random.nextInt(invoices.size())).split(" ");
                Response answer = RestAssured.given()
                        .contentType("application/json")
                        .auth()
                        .oauth2(token)
                        .header("Idempotency-Key", UUID.randomUUID())
                        .body(Map.of("method", "BANK_TRANSFER"))
                        .post(service + "/admin/invoices/" + invoice[0] + "/payment");
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
                int lastBegun = (int) sql.number("""
                        select coalesce(max(case when state = 'SENDING' then attempts else attempts - 1 end), 0)
                        from reminder_recipients where begun_at is not null and subject_id = '%s'
                        """.formatted(invoice[0]));
                payments.put(invoice[1], new Payment(Instant.now(), lastBegun));
            }
            return payments;
        }
    }
}
