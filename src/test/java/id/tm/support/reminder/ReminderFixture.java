package id.tm.support.reminder;

import id.tm.platform.job.JobCounts;
import id.tm.platform.time.SystemClock;
import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.ReminderPlan;
import id.tm.support.Reminders;
import id.tm.testing.SmtpResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** What the reminder tests have in common: definitions, subjects and people of their own, and the clock. */
@ApplicationScoped
class ReminderFixture {

    static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    /** A plain Tuesday, 10:00 in Jakarta. */
    static final Instant TUESDAY = Instant.parse("2026-09-08T03:00:00Z");

    private final SystemClock clock;
    private final AgroalDataSource database;
    private final Reminders reminders;
    final ReminderEngine engine;
    final ReminderSubjects subjects;

    ReminderFixture(
            SystemClock clock,
            AgroalDataSource database,
            Reminders reminders,
            ReminderEngine engine,
            ReminderSubjects subjects) {
        this.clock = clock;
        this.database = database;
        this.reminders = reminders;
        this.engine = engine;
        this.subjects = subjects;
    }

    Instant now() {
        return clock.instant();
    }

    void at(Instant instant) {
        clock.move(Duration.ZERO);
        clock.move(Duration.between(clock.instant(), instant));
    }

    void later(Duration duration) {
        clock.move(clock.offset().plus(duration));
    }

    /** Everything of the test kinds is removed, so that nothing of it is due when another test looks. */
    void clean() {
        clock.move(Duration.ZERO);
        TestSubjects.PEOPLE.clear();
        TestSubjects.VARIABLES.clear();
        TestSubjects.BROKEN.clear();
        QuarkusTransaction.requiringNew().run(() -> {
            for (String sql : List.of(
                    "delete from reminder_histories where kind like 'TEST\\_%'",
                    "delete from reminder_recipients where kind like 'TEST\\_%'",
                    "delete from reminder_plan_failures where kind like 'TEST\\_%'",
                    "delete from test_bill_reminders",
                    "delete from test_call_reminders",
                    "delete from test_alarm_reminders",
                    "delete from test_subjects",
                    "delete from reminders where kind like 'TEST\\_%'")) {
                Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
            }
        });
    }

    UUID define(String kind, String step, String distance, String catchUp, Channel... channels) {
        return define(kind, step, distance, LocalTime.of(9, 0), catchUp, channels);
    }

    UUID define(String kind, String step, String distance, LocalTime at, String catchUp, Channel... channels) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Reminder definition = new Reminder();
            definition.kind = kind;
            definition.step = step;
            definition.audience = "MEMBER";
            definition.distance = distance;
            definition.localTime = distance.contains("T") ? null : at;
            definition.channels = channels.length == 0 ? List.of(Channel.EMAIL) : List.of(channels);
            definition.templateKey = "rating-reminder";
            definition.catchUp = catchUp;
            definition.active = true;
            definition.persist();
            return definition.id;
        });
    }

    void change(UUID definitionId, Consumer<Reminder> change) {
        QuarkusTransaction.requiringNew().run(() -> change.accept(Reminder.findById(definitionId)));
    }

    static Recipient person() {
        UUID id = UUID.randomUUID();
        return person(id, "p" + id.toString().replace("-", "") + "@example.com", WIB);
    }

    static Recipient person(UUID userId, String email, ZoneId zone, Channel... optedOut) {
        return new Recipient(userId, "Sari", email, null, false, Locale.ENGLISH, zone, Set.of(optedOut));
    }

    UUID subject(Recipient... people) {
        UUID id = UUID.randomUUID();
        TestSubjects.PEOPLE.put(id, List.of(people));
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("insert into test_subjects (id, open) values (:id, true)")
                .setParameter("id", id)
                .executeUpdate());
        return id;
    }

    List<? extends ReminderPlan> plan(String kind, UUID subject, Instant anchor) {
        return plan(kind, subject, 1, anchor, WIB);
    }

    List<? extends ReminderPlan> plan(String kind, UUID subject, int version, Instant anchor, ZoneId zone) {
        return QuarkusTransaction.requiringNew().call(() -> switch (kind) {
            case TestSubjects.BILL -> reminders.plan(kind, subject, version, anchor, zone, TestPlans.Bill::new);
            case TestSubjects.CALL -> reminders.plan(kind, subject, version, anchor, zone, TestPlans.Call::new);
            case TestSubjects.ALARM -> reminders.plan(kind, subject, version, anchor, zone, TestPlans.Alarm::new);
            default -> throw new IllegalArgumentException(kind);
        });
    }

    /** Pays, as a domain does: the subject first, then its reminders, in one transaction. */
    void settle(String kind, UUID subject) {
        QuarkusTransaction.requiringNew().run(() -> {
            Panache.getEntityManager()
                    .createNativeQuery("update test_subjects set open = false where id = :id")
                    .setParameter("id", subject)
                    .executeUpdate();
            reminders.cancel(kind, subject);
        });
    }

    /** A connection of its own with a running transaction, to hold locks from outside. */
    Connection outside() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Rounds until one claims nothing, as the job runner does. */
    JobCounts run(String... kinds) {
        JobCounts total = JobCounts.NONE;
        while (true) {
            JobCounts counts = engine.run(List.of(kinds), clock.instant(), 100);
            total = total.plus(counts);
            if (counts.claimed() == 0) return total;
        }
    }

    List<ReminderRecipient> deliveries(UUID subject) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ReminderRecipient.list("subjectId = ?1 order by plannedAt, channel, id", subject));
    }

    ReminderRecipient delivery(UUID subject) {
        List<ReminderRecipient> all = deliveries(subject);
        if (all.size() != 1) throw new AssertionError(all.size() + " deliveries");
        return all.get(0);
    }

    List<ReminderHistory> histories(UUID subject) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ReminderHistory.list("subjectId = ?1 order by sentAt, id", subject));
    }

    Map<String, String> plans(String kind, UUID subject) {
        Map<String, String> states = new java.util.TreeMap<>();
        QuarkusTransaction.requiringNew().run(() -> {
            List<Object[]> rows = Panache.getEntityManager()
                    .createQuery(
                            "select p.step, p.state from "
                                    + subjects.require(kind).planType().getName() + " p where p.subjectId = :id",
                            Object[].class)
                    .setParameter("id", subject)
                    .getResultList();
            rows.forEach(row -> states.put((String) row[0], row[1].toString()));
        });
        return states;
    }

    static List<MimeMessage> mails(Recipient person) {
        return new ArrayList<>(SmtpResource.mailsTo(person.email()));
    }
}
