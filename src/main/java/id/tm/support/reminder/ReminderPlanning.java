package id.tm.support.reminder;

import id.tm.support.ReminderPlan;
import id.tm.support.ReminderPlanState;
import id.tm.support.Reminders;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes and cancels plans in the transaction of the act that calls for it. */
@ApplicationScoped
class ReminderPlanning implements Reminders {

    private final ReminderSubjects subjects;
    private final Clock clock;

    ReminderPlanning(ReminderSubjects subjects, Clock clock) {
        this.subjects = subjects;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public <P extends ReminderPlan> List<P> plan(
            String kind, UUID subjectId, int subjectVersion, Instant anchor, ZoneId zone, Supplier<P> newRow) {
        Instant now = clock.instant();
        List<P> planned = new ArrayList<>();
        for (Reminder definition : Reminder.listActive(kind)) {
            Instant dueAt = definition.dueAt(anchor, zone).truncatedTo(ChronoUnit.MICROS);
            if (dueAt.isBefore(now)) continue;
            P row = newRow.get();
            row.subjectId = subjectId;
            row.subjectVersion = subjectVersion;
            row.reminderId = definition.id;
            row.step = definition.step;
            row.audience = definition.audience;
            row.dueAt = dueAt;
            row.state = ReminderPlanState.PLANNED;
            row.persist();
            planned.add(row);
        }
        return planned;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancel(String kind, UUID subjectId) {
        Instant now = clock.instant();
        subjects.find(kind).ifPresent(subject -> cancelPlans(subject.planType(), subjectId, now));
        // Rows are locked by id here and in every batch of the workers: two of them can never wait for each other.
        Panache.getEntityManager()
                .createNativeQuery("""
                with open as (
                    select id from reminder_recipients
                    where subject_id = :subject and kind = :kind and state in ('QUEUED', 'CLAIMED')
                    order by id for update)
                update reminder_recipients t
                set state = 'CANCELLED', reason = 'the subject was settled or moved', fence = t.fence + 1,
                    lease_until = null, counted_at = null, updated_at = :now, version = t.version + 1
                from open where t.id = open.id
                """)
                .setParameter("subject", subjectId)
                .setParameter("kind", kind)
                .setParameter("now", now)
                .executeUpdate();
    }

    private static void cancelPlans(Class<? extends ReminderPlan> planType, UUID subjectId, Instant now) {
        Panache.getEntityManager()
                .createQuery("update " + planType.getName() + " p set p.state = :cancelled, p.settledAt = :now,"
                        + " p.updatedAt = :now, p.version = p.version + 1"
                        + " where p.subjectId = :subject and p.state = :planned")
                .setParameter("cancelled", ReminderPlanState.CANCELLED)
                .setParameter("planned", ReminderPlanState.PLANNED)
                .setParameter("subject", subjectId)
                .setParameter("now", now)
                .executeUpdate();
    }
}
