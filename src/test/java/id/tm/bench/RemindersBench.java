package id.tm.bench;

import id.tm.testing.DatabaseServer;
import id.tm.testing.DueInvoices;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServicePack;
import id.tm.testing.SmtpSink;
import id.tm.testing.SmtpSink.Mail;
import id.tm.testing.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** How fast reminders go out, also when the process is killed, and how fast what is due is found among much that is not. */
final class RemindersBench {

    private static final int MAILS = 20_000;
    private static final int LADDERS = 100_000;
    private static final int DUE_STEPS = 10_000;
    private static final Instant DUE = Bench.SERVICE_TIME.minus(Duration.ofMinutes(10));
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private RemindersBench() {}

    static void run() {
        Report report = new Report("reminders", "Reminder dispatch and planning sweep");
        report.note("Service, PostgreSQL 17 (fsync and synchronous_commit on) and the SMTP sink share the machine.");
        report.note("One service process, `java -Xmx512m -jar quarkus-run.jar`, settings as shipped but"
                + " `TM_JOBS_EVERY=1s` and, for the run with kills, `TM_REMINDERS_LEASE=PT5S`.");
        Path directory = Bench.directory("reminders");
        try (DatabaseServer server = Bench.database(directory, Map.of())) {
            report.section(
                    MAILS + " due invoice reminders through SMTP",
                    "run",
                    "messages/s",
                    "messages/s after the first quarter",
                    "seconds from first to last mail",
                    "lost",
                    "unmarked doubles",
                    "marked repetitions");
            dispatch(report, directory, server.freshDatabase(), 0);
            dispatch(report, directory, server.freshDatabase(), 4);
            sweep(report, directory, server.freshDatabase());
        }
        report.write();
    }

    private static void dispatch(Report report, Path directory, Database database, int kills) {
        try (SmtpSink sink = SmtpSink.start();
                ServicePack pack = Bench.pack(directory, database, settings(sink, kills > 0))) {
            pack.migrate();
            Sql sql = new Sql(database);
            DueInvoices.insert(sql, "mail", MAILS, DUE);
            sql.execute("analyze");
            ServicePack.Instance instance = pack.begin("instance", Map.of());
            for (int kill = 1; kill <= kills; kill++) {
                int point = MAILS * kill / (kills + 1);
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(10))
                        .atMost(PATIENCE)
                        .until(() -> sink.count() >= point);
                instance.kill();
                instance.beginAgain();
            }
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(200))
                    .atMost(PATIENCE)
                    .until(() -> open(sql) == 0);
            List<Mail> mails = sink.mails();
            Set<String> reached = new HashSet<>();
            Map<String, List<Mail>> copies = new HashMap<>();
            mails.forEach(mail -> {
                reached.add(mail.recipient());
                copies.computeIfAbsent(mail.messageId(), id -> new ArrayList<>())
                        .add(mail);
            });
            long marked = mails.stream().filter(mail -> mail.resend() != null).count();
            long unmarked = copies.values().stream()
                    .mapToLong(all -> all.stream()
                            .skip(1)
                            .filter(mail -> mail.resend() == null)
                            .count())
                    .sum();
            report.row(
                    kills == 0 ? "undisturbed" : kills + " × SIGKILL and restart",
                    rate(mails),
                    rate(mails.subList(mails.size() / 4, mails.size())),
                    seconds(mails),
                    MAILS - reached.size(),
                    unmarked,
                    marked);
        }
    }

    private static long open(Sql sql) {
        return sql.number("""
                select (select count(*) from partner_invoice_reminders where state = 'PLANNED' and due_at <= '%s')
                     + (select count(*) from reminder_recipients where state in ('QUEUED', 'CLAIMED', 'SENDING'))
                """.formatted(Bench.SERVICE_TIME));
    }

    private static double seconds(List<Mail> mails) {
        Instant first = mails.get(0).at();
        return Duration.between(first, mails.get(mails.size() - 1).at()).toMillis() / 1000.0;
    }

    private static double rate(List<Mail> mails) {
        return mails.size() / seconds(mails);
    }

    /** The rows that are due are made due while the service runs and finds nothing, so that its start is not measured. */
    private static void sweep(Report report, Path directory, Database database) {
        try (SmtpSink sink = SmtpSink.start();
                ServicePack pack = Bench.pack(directory, database, settings(sink, false))) {
            pack.migrate();
            Sql sql = new Sql(database);
            DueInvoices.insertLadders(sql, "ladder", LADDERS, DUE_STEPS, Bench.SERVICE_TIME.plus(Duration.ofHours(6)));
            long rows = sql.number("select count(*) from partner_invoice_reminders");
            ServicePack.Instance instance = pack.begin("sweep", Map.of());
            instance.awaitReady();
            long before = ServicePack.residentKilobytes(instance.pid()).orElse(0L);
            sql.execute("update partner_invoice_reminders set due_at = '%s' where due_at = '%s'"
                    .formatted(DUE, Bench.SERVICE_TIME.plus(Duration.ofHours(6))));
            long begin = System.nanoTime();
            long[] most = {0};
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(PATIENCE)
                    .until(() -> {
                        most[0] = Math.max(
                                most[0],
                                ServicePack.residentKilobytes(instance.pid()).orElse(0L));
                        // By the index: a count over a million rows would take a core away from what is measured.
                        return sql.number("select count(*) from partner_invoice_reminders where state = 'PLANNED'"
                                        + " and due_at <= '" + DUE + "'")
                                == 0;
                    });
            double planned = (System.nanoTime() - begin) / 1e9;
            long dispatched = sql.number("select count(*) from partner_invoice_reminders where state = 'DISPATCHED'");
            if (dispatched != DUE_STEPS) throw new IllegalStateException(dispatched + " of " + DUE_STEPS);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(PATIENCE)
                    .until(() -> sink.count() >= DUE_STEPS && open(sql) == 0);
            double mailed = (System.nanoTime() - begin) / 1e9;
            long after = ServicePack.residentKilobytes(instance.pid()).orElse(0L);
            report.section(
                    "Planning sweep",
                    "planned rows",
                    "of them due",
                    "seconds until all due became deliveries",
                    "seconds until all were mailed",
                    "resident MB before / most during the sweep / after");
            report.row(rows, DUE_STEPS, planned, mailed, before / 1024 + " / " + most[0] / 1024 + " / " + after / 1024);
        }
    }

    private static Map<String, String> settings(SmtpSink sink, boolean kills) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "TM_JOBS_EVERY", "1s",
                "TM_MAIL_TRANSPORT", "smtp",
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", Integer.toString(sink.port())));
        if (kills) settings.put("TM_REMINDERS_LEASE", "PT5S");
        return settings;
    }
}
