package id.tm.support.reminder;

import id.tm.platform.job.JobCounts;
import id.tm.platform.time.SystemClock;
import id.tm.platform.work.Claim;
import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.ReminderPlan;
import id.tm.support.Reminders;
import id.tm.support.messaging.TemplateRenderer;
import id.tm.testing.PostgresResource;
import id.tm.testing.SmtpResource;
import id.tm.testing.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
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
@Singleton
class ReminderFixture {

    static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    /** A plain Tuesday, 10:00 in Jakarta. */
    static final Instant TUESDAY = Instant.parse("2026-09-08T03:00:00Z");

    private final SystemClock clock;
    private final AgroalDataSource database;
    private final Reminders reminders;
    final ReminderEngine engine;
    final ReminderSubjects subjects;
    private final TemplateRenderer renderer;
    private final LeaseKeeper leases;

    ReminderFixture(
            SystemClock clock,
            AgroalDataSource database,
            Reminders reminders,
            ReminderEngine engine,
            ReminderSubjects subjects,
            TemplateRenderer renderer,
            LeaseKeeper leases) {
        this.clock = clock;
        this.database = database;
        this.reminders = reminders;
        this.engine = engine;
        this.subjects = subjects;
        this.renderer = renderer;
        this.leases = leases;
    }

    Reminders reminders() {
        return reminders;
    }

    Instant now() {
        return clock.instant();
    }

    void at(Instant instant) {
        clock.move(Duration.ZERO);
        clock.move(Duration.between(clock.instant(), instant));
    }

    /** Access tokens are checked against the machine's clock. */
    void atMachineTime() {
        clock.move(Duration.ZERO);
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
        forgetHistories();
        QuarkusTransaction.requiringNew().run(() -> {
            for (String sql : List.of(
                    "delete from reminder_recipients where kind like 'SAMPLE\\_%'",
                    "delete from reminder_plan_failures where kind like 'SAMPLE\\_%'",
                    "delete from test_bill_reminders",
                    "delete from test_call_reminders",
                    "delete from test_alarm_reminders",
                    "delete from test_subjects",
                    "delete from reminders where kind like 'SAMPLE\\_%'")) {
                Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
            }
        });
    }

    /** Past the guard of what is append-only, as the owner can. */
    private static void forgetHistories() {
        new Sql(PostgresResource.current())
                .execute("alter table reminder_histories disable trigger user;"
                        + " delete from reminder_histories where kind like 'SAMPLE\\_%';"
                        + " alter table reminder_histories enable trigger user");
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

    /** As planned a minute ago, so that a step may be due at this very moment. */
    List<? extends ReminderPlan> plan(String kind, UUID subject, Instant anchor) {
        later(Duration.ofMinutes(-1));
        try {
            return plan(kind, subject, 1, anchor, WIB);
        } finally {
            later(Duration.ofMinutes(1));
        }
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

    /** Due plans become deliveries, and none of them leaves. */
    void expand(String kind) {
        engine.expand(subjects.require(kind), clock.instant());
    }

    /** The words of these messages, as the worker puts them in before the hand-off. */
    List<Ready> written(List<Ready> ready) {
        return ready.stream()
                .map(each -> each.written(renderer.render(
                        each.templateKey(),
                        each.row().channel,
                        each.person().locale(),
                        each.person().zone(),
                        each.variables())))
                .toList();
    }

    /** Hands over what has begun, as a worker does that holds its claims. */
    List<Settlement> handOver(DeliveryWorker worker, List<Ready> begun) {
        List<Claim> claims = begun.stream().map(Ready::claim).toList();
        leases.keep(claims);
        try {
            return worker.handOver(begun);
        } finally {
            leases.release(claims);
        }
    }

    /** Settles the subject and forgets its reminders. */
    void close(UUID subject) {
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("update test_subjects set open = false where id = :id")
                .setParameter("id", subject)
                .executeUpdate());
    }

    long setAside(UUID subject) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery(
                        "select count(*) from reminder_plan_failures f join test_bill_reminders p"
                                + " on p.id = f.plan_id where p.subject_id = :subject",
                        Long.class)
                .setParameter("subject", subject)
                .getSingleResult());
    }

    /** That many deliveries of the kind SAMPLE_BILL, each of a subject and a person of its own, due for an hour. */
    void blast(UUID definition, int count) {
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            List<?> subjects = Panache.getEntityManager()
                    .createNativeQuery("insert into test_subjects (id, open)"
                            + " select gen_random_uuid(), true from generate_series(1, :count) returning id")
                    .setParameter("count", count)
                    .getResultList();
            subjects.forEach(id -> TestSubjects.PEOPLE.put((UUID) id, List.of(person())));
            String people = subjects.stream()
                    .map(id -> id + " " + TestSubjects.PEOPLE.get(id).get(0).userId())
                    .collect(java.util.stream.Collectors.joining(","));
            Panache.getEntityManager()
                    .createNativeQuery("""
                            with subject as (
                                select cast(split_part(line, ' ', 1) as uuid) as id, split_part(line, ' ', 2) as person
                                from string_to_table(:people, ',') line),
                            plan as (
                                insert into test_bill_reminders (id, version, created_at, updated_at, subject_id,
                                    subject_version, reminder_id, step, audience, due_at, state, settled_at)
                                select gen_random_uuid(), 0, :due, :due, id, 1, :definition, 'H-1', 'MEMBER', :due,
                                    'DISPATCHED', :due
                                from subject returning id, subject_id)
                            insert into reminder_recipients (id, created_at, updated_at, kind, plan_id, reminder_id,
                                subject_id, step, audience, recipient_key, channel, address, locale, zone, planned_at,
                                expires_at, state, due_at)
                            select gen_random_uuid(), :due, :due, 'SAMPLE_BILL', plan.id, :definition, plan.subject_id,
                                'H-1', 'MEMBER', subject.person, 'EMAIL', 'x@example.com', 'en', 'Asia/Jakarta', :due,
                                cast(:due as timestamptz) + interval '1 day', 'QUEUED', :due
                            from plan join subject on subject.id = plan.subject_id
                            """)
                    .setParameter("people", people)
                    .setParameter("definition", definition)
                    .setParameter("due", clock.instant().minus(Duration.ofHours(1)))
                    .executeUpdate();
        });
    }

    static String text(MimeMessage mail) throws Exception {
        return com.icegreen.greenmail.util.GreenMailUtil.getBody(mail)
                .replace("=\r\n", "")
                .replace("=C2=A0", " ");
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
