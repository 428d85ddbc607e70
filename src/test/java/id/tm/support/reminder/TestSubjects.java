package id.tm.support.reminder;

import id.tm.support.Recipient;
import id.tm.support.ReminderNotice;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderSubject;
import id.tm.testing.PostgresResource;
import id.tm.testing.Sql;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Subjects that exist only for these tests: a row of {@code test_subjects} that is open or not, and people kept beside
 * it. They are asked as a real domain's are, with the row locked FOR SHARE.
 */
final class TestSubjects {

    static final String BILL = "SAMPLE_BILL";
    static final String CALL = "SAMPLE_CALL";
    static final String ALARM = "SAMPLE_ALARM";

    static final Map<UUID, List<Recipient>> PEOPLE = new ConcurrentHashMap<>();
    static final Map<UUID, Map<String, Object>> VARIABLES = new ConcurrentHashMap<>();
    /** Subjects that fail whoever asks them. */
    static final Set<UUID> BROKEN = ConcurrentHashMap.newKeySet();

    private TestSubjects() {}

    static Map<String, Object> variables(String who) {
        return Map.of(
                "practitionerName", who,
                "sessionAt", Instant.parse("2026-01-05T02:00:00Z"),
                "ratingLink", URI.create("https://tm.example.com/ratings/1"),
                "closesAt", Instant.parse("2026-01-19T02:00:00Z"));
    }

    @ApplicationScoped
    static class Tables {

        /** By the owner, in the schema of the service, where its entities are looked for. */
        void create(@Observes @Priority(1) StartupEvent event) {
            PostgresResource.Database database = PostgresResource.current();
            Sql owner = new Sql(database);
            owner.execute("create table if not exists public.test_subjects"
                    + " (id uuid not null constraint pk_test_subjects primary key, open boolean not null)");
            owner.execute("comment on table test_subjects is 'What the tests of the reminders remind of.'");
            owner.execute("grant all on test_subjects to \"" + database.serviceUsername() + "\"");
            for (String kind : List.of("bill", "call", "alarm")) {
                owner.execute("""
                        create table if not exists public.test_%1$s_reminders (
                            id uuid not null constraint pk_test_%1$s_reminders primary key,
                            version int not null, created_at timestamptz not null, updated_at timestamptz not null,
                            subject_id uuid not null
                                constraint fk_test_%1$s_reminders_subject references test_subjects,
                            subject_version int not null, reminder_id uuid not null, step text not null,
                            audience text not null, due_at timestamptz not null, state text not null,
                            settled_at timestamptz,
                            constraint uq_test_%1$s_reminders_step
                                unique (subject_id, subject_version, step, audience));
                        create index if not exists ix_test_%1$s_reminders_due on test_%1$s_reminders (due_at)
                            where state = 'PLANNED';
                        comment on table test_%1$s_reminders is 'Plans of the reminder tests.';
                        grant all on test_%1$s_reminders to "%2$s";
                        """.formatted(kind, database.serviceUsername()));
            }
        }
    }

    abstract static class Base implements ReminderSubject {

        @Override
        public Optional<ReminderNotice> notice(ReminderPlan plan) {
            List<?> open = Panache.getEntityManager()
                    .createNativeQuery("select open from test_subjects where id = :id for share")
                    .setParameter("id", plan.subjectId)
                    .getResultList();
            if (BROKEN.contains(plan.subjectId)) {
                // As bad as it gets: the statement fails and takes the transaction with it.
                Panache.getEntityManager().createNativeQuery("select 1 / 0").getResultList();
            }
            if (open.isEmpty() || !(Boolean) open.get(0)) return Optional.empty();
            List<Recipient> people = PEOPLE.getOrDefault(plan.subjectId, List.of());
            return Optional.of(new ReminderNotice(
                    people, VARIABLES.getOrDefault(plan.subjectId, variables(plan.subjectId.toString()))));
        }
    }

    @Singleton
    static class Bills extends Base {

        @Override
        public String kind() {
            return BILL;
        }

        @Override
        public Class<TestPlans.Bill> planType() {
            return TestPlans.Bill.class;
        }

        @Override
        public Optional<Set<UUID>> subjectsOf(UUID party) {
            return Optional.of(PEOPLE.entrySet().stream()
                    .filter(each -> each.getValue().stream().anyMatch(person -> party.equals(person.userId())))
                    .map(Map.Entry::getKey)
                    .collect(java.util.stream.Collectors.toSet()));
        }
    }

    @Singleton
    static class Calls extends Base {

        @Override
        public String kind() {
            return CALL;
        }

        @Override
        public Class<TestPlans.Call> planType() {
            return TestPlans.Call.class;
        }
    }

    @Singleton
    static class Alarms extends Base {

        @Override
        public String kind() {
            return ALARM;
        }

        @Override
        public boolean critical() {
            return true;
        }

        @Override
        public Class<TestPlans.Alarm> planType() {
            return TestPlans.Alarm.class;
        }
    }
}
