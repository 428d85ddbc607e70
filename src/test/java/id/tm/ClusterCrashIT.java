package id.tm;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.DueInvoices;
import id.tm.testing.PackagedService;
import id.tm.testing.Patience;
import id.tm.testing.Replicas;
import id.tm.testing.ServicePack;
import id.tm.testing.SmtpSink;
import id.tm.testing.SmtpSink.Fault;
import id.tm.testing.SmtpSink.Mail;
import id.tm.testing.Sql;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Families T4 and T5 with real processes: whatever is killed or restarted while reminders go out, none is lost, none is
 * seen twice without being marked as the same mail, and none whose hand-over had not begun when its invoice was paid leaves.
 */
class ClusterCrashIT {

    /** A Tuesday that is no holiday, 10:00 in Jakarta: nothing holds a reminder back. */
    private static final Instant SERVICE_TIME = Instant.parse("2026-11-24T03:00:00Z");

    /** One for all processes of all tests, so that their clocks are no further apart than is said of them. */
    private static final Duration OFFSET = Duration.between(Instant.now(), SERVICE_TIME);

    private static final Instant DUE = SERVICE_TIME.minus(Duration.ofMinutes(10));

    @Test
    void nothingIsLostOrSeenTwiceWhileInstancesAreKilled() {
        int count = 5000;
        Random random = new Random(20261124);
        try (SmtpSink sink = SmtpSink.start();
                Replicas replicas = replicas(sink)) {
            sink.delay(Duration.ofMillis(100)).misbehave(ClusterCrashIT::sometimes);
            Sql sql = replicas.sql();
            DueInvoices.insert(sql, "kill", count, DUE.plus(Duration.ofDays(1)));
            // The first instance takes the payments and stays; the kills hit the two others, at seeded points of the
            // work.
            replicas.open("exact");
            Payer payer = new Payer(replicas, random.nextLong());
            List<ServicePack.Instance> others = skewed(replicas.pack());
            others.forEach(ServicePack.Instance::awaitReady);
            // Nothing is due before these have paid: however fast the workers are, they come too late for them.
            payer.pay(20);
            sql.execute("update partner_invoice_reminders set due_at = '" + DUE + "' where state = 'PLANNED'");
            CompletableFuture<Void> payments = CompletableFuture.runAsync(() -> payer.pay(200));

            int kills = 6;
            List<Integer> points = random.ints(kills, count / 20, count * 9 / 10)
                    .sorted()
                    .boxed()
                    .toList();
            for (int point : points) {
                sink.awaitCount(point);
                ServicePack.Instance victim = others.get(random.nextInt(2));
                victim.kill();
                victim.beginAgain();
            }

            Map<String, Payment> paid = payments.thenApply(nothing -> payer.payments())
                    .orTimeout(Patience.MOST.toSeconds(), TimeUnit.SECONDS)
                    .join();
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
        try (SmtpSink sink = SmtpSink.start();
                Replicas replicas = replicas(sink)) {
            sink.delay(Duration.ofMillis(50));
            Sql sql = replicas.sql();
            DueInvoices.insert(sql, "restart", count, DUE);
            ServicePack.Instance one = replicas.pack().begin("one", Map.of());
            ServicePack.Instance two = replicas.pack().begin("two", Map.of());

            sink.awaitCount(count / 3);
            Replicas.restartDatabase();

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
        try (SmtpSink sink = SmtpSink.start();
                Replicas replicas = replicas(sink)) {
            sink.delay(Duration.ofMillis(20));
            Sql sql = replicas.sql();
            DueInvoices.insert(sql, "twice", count, DUE);

            PackagedService first = replicas.pack().beginJob("invoice-reminders", Map.of());
            PackagedService second = replicas.pack().beginJob("invoice-reminders", Map.of());
            long sent = sent(replicas.pack().outcome(first), "invoice-reminders")
                    + sent(replicas.pack().outcome(second), "invoice-reminders");
            // What one of the two lost while it stood still is free when its lease is over, maybe after both have
            // ended.
            AtomicLong later = new AtomicLong();
            do {
                later.addAndGet(sent(replicas.pack().job("dispatch", Map.of()), "dispatch"));
            } while (later.get() + sent < count && unsettled(sql) > 0);

            check(sql, sink, count, Map.of());
            assertThat(sent + later.get()).isEqualTo(count);
        }
    }

    @Test
    void jobsRunOnceAndPrintOneLineEvenWhereTheServicesPortIsTaken() throws IOException {
        try (SmtpSink sink = SmtpSink.start();
                Replicas replicas = replicas(sink);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> port = Map.of("QUARKUS_HTTP_PORT", Integer.toString(taken.getLocalPort()));
            for (String job : List.of("invoice-reminders", "feedback-reminders", "rating-reminders", "dispatch")) {
                summary(replicas.pack().job(job, port), job);
            }
        }
    }

    @Test
    void jobAtWorkAnswersOnNoPort() throws InterruptedException {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        try (SmtpSink sink = SmtpSink.start();
                Replicas replicas = replicas(sink)) {
            sink.misbehave(attempt -> {
                atWork.countDown();
                await(looked);
                return Fault.NONE;
            });
            DueInvoices.insert(replicas.sql(), "port", 4, DUE);

            // It waits for its mail server as long as it takes to look at it.
            PackagedService job =
                    replicas.pack().beginJob("invoice-reminders", Map.of("TM_MAIL_TIMEOUT", Patience.MOST.toString()));
            await(atWork);
            // The transaction manager holds a loopback port to have a number of its own; nobody answers there.
            ServicePack.listeningPorts(job.pid())
                    .ifPresent(ports -> assertThat(ports).noneMatch(ClusterCrashIT::answersHttp));
            assertThat(job.isAlive()).as("it was still at work").isTrue();
            looked.countDown();
            summary(replicas.pack().outcome(job), "invoice-reminders");
        } finally {
            looked.countDown();
        }
    }

    private static Replicas replicas(SmtpSink sink) {
        Map<String, String> settings = new HashMap<>(sink.settings());
        settings.put("TM_CLOCK_OFFSET", offset(Duration.ZERO));
        settings.put("TM_JOBS_EVERY", "1s");
        settings.put("TM_REMINDERS_LEASE", "PT10S");
        settings.put("TM_REMINDERS_RETRY_FIRST", "PT1S");
        // Four times as long a message stays with a worker that was killed.
        settings.put("TM_MAIL_TIMEOUT", "PT5S");
        settings.put("TM_MAIL_RETRY_FIRST", "PT1S");
        // Kills and stops of whole processes count as attempts; how they end is told elsewhere.
        settings.put("TM_REMINDERS_ATTEMPTS", "100");
        settings.put("TM_MAIL_ATTEMPTS", "100");
        return Replicas.with(settings);
    }

    private static List<ServicePack.Instance> skewed(ServicePack pack) {
        return List.of(
                pack.begin("behind", Map.of("TM_CLOCK_OFFSET", offset(Duration.ofSeconds(-2)))),
                pack.begin("ahead", Map.of("TM_CLOCK_OFFSET", offset(Duration.ofSeconds(2)))));
    }

    private static String offset(Duration skew) {
        return OFFSET.plus(skew).toString();
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

    private static void awaitSettled(Sql sql) {
        Patience.await("all settled").pollInterval(Duration.ofMillis(250)).until(() -> unsettled(sql) == 0);
    }

    private static long unsettled(Sql sql) {
        return sql.number("""
                select (select count(*) from partner_invoice_reminders where state = 'PLANNED')
                     + (select count(*) from reminder_recipients where state in ('QUEUED', 'CLAIMED', 'SENDING'))
                     + (select count(*) from messages where state in ('QUEUED', 'SENDING'))
                """);
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

    private static long sent(ServicePack.Outcome outcome, String job) {
        return summary(outcome, job).getLong("sent");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Patience.MOST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * One invoice that was paid.
     *
     * @param known a moment after the payment was committed
     * @param lastBegun the last attempt of its reminder that may still arrive, because its hand-over had begun by then:
     *     the one under way, the one whose end is unknown, and each earlier one that a worker without its lease has stuck
     *     in a connection; 0 for none
     */
    private record Payment(Instant known, int lastBegun) {}

    /** Pays through the service while reminders go out. */
    private static final class Payer {

        private final Replicas replicas;
        private final Sql sql;
        private final Random random;
        private final String token;
        private final List<String> invoices;
        private final Map<String, Payment> payments = new HashMap<>();

        Payer(Replicas replicas, long seed) {
            this.replicas = replicas;
            this.sql = replicas.sql();
            this.random = new Random(seed);
            this.token = replicas.admin();
            this.invoices = sql.texts("""
                    select t.id || ' ' || (p.contacts -> 0 ->> 'email')
                    from partner_transactions t join partner_profile p on p.id = t.partner_id order by t.number
                    """);
        }

        /** By billing contact. */
        Map<String, Payment> payments() {
            return payments;
        }

        /** Until so many are paid. */
        void pay(int count) {
            while (payments.size() < count) {
                String[] invoice =
                        invoices.remove(random.nextInt(invoices.size())).split(" ");
                String key = UUID.randomUUID().toString();
                Response answer = replicas.insist(0, token, admin -> admin.header("Idempotency-Key", key)
                        .body(Map.of("method", "BANK_TRANSFER"))
                        .post("/admin/invoices/" + invoice[0] + "/payment"));
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
                int lastBegun = (int) sql.number("""
                        select coalesce(max(case when state = 'SENDING' or last_error is not null then attempts
                                                 else attempts - 1 end), 0)
                        from reminder_recipients where begun_at is not null and subject_id = '%s'
                        """.formatted(invoice[0]));
                payments.put(invoice[1], new Payment(Instant.now(), lastBegun));
            }
        }
    }
}
