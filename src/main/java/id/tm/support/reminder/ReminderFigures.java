package id.tm.support.reminder;

import id.tm.support.ReminderConfig;
import id.tm.support.ReminderPlanState;
import id.tm.support.ReminderSubject;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How much is due and since when, per kind; asked of the database at most once in a while, whoever looks. */
@ApplicationScoped
class ReminderFigures {

    /** @param oldest since when the oldest of them could have left; null when nothing is due */
    record Due(long count, Instant oldest) {

        static final Due NOTHING = new Due(0, null);

        Due plus(long more, Instant since) {
            return new Due(count + more, oldest == null || (since != null && since.isBefore(oldest)) ? since : oldest);
        }

        Duration lag(Instant now) {
            return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
        }
    }

    record Snapshot(Instant at, Map<String, Due> byKind) {

        Due of(String kind) {
            return byKind.getOrDefault(kind, Due.NOTHING);
        }
    }

    private final ReminderConfig config;
    private final ReminderSubjects subjects;
    private final Clock clock;
    private volatile Snapshot last;

    ReminderFigures(ReminderConfig config, ReminderSubjects subjects, Clock clock) {
        this.config = config;
        this.subjects = subjects;
        this.clock = clock;
    }

    Snapshot current() {
        Snapshot known = last;
        return isFresh(known) ? known : refresh();
    }

    /** What is known, however old; null before anybody has asked. */
    Snapshot known() {
        return last;
    }

    boolean isFresh(Snapshot snapshot) {
        return snapshot != null
                && Duration.between(snapshot.at, clock.instant()).abs().compareTo(config.figuresKept()) < 0;
    }

    private synchronized Snapshot refresh() {
        if (isFresh(last)) return last;
        Instant now = clock.instant();
        last = new Snapshot(now, QuarkusTransaction.joiningExisting().call(() -> read(now)));
        return last;
    }

    private Map<String, Due> read(Instant now) {
        Map<String, Due> byKind = new TreeMap<>();
        for (String kind : subjects.kinds()) byKind.put(kind, planned(subjects.require(kind), now));
        var open = Panache.getEntityManager()
                .createNativeQuery("""
                        select kind, count(*), min(due_at) from reminder_recipients
                        where state in ('QUEUED', 'CLAIMED', 'SENDING')
                          and (state = 'QUEUED' and due_at <= :now or state <> 'QUEUED' and lease_until < :now)
                        group by kind
                        """, Object[].class)
                .setParameter("now", now)
                .getResultList();
        for (Object row : open) {
            Object[] columns = (Object[]) row;
            byKind.computeIfPresent(
                    (String) columns[0],
                    (kind, due) -> due.plus(((Number) columns[1]).longValue(), (Instant) columns[2]));
        }
        return byKind;
    }

    private static Due planned(ReminderSubject subject, Instant now) {
        Object[] row = Panache.getEntityManager()
                .createQuery(
                        "select count(*), min(p.dueAt) from "
                                + subject.planType().getName() + " p where p.state = "
                                + ReminderPlanState.class.getName() + ".PLANNED and p.dueAt <= :now"
                                + " and not exists (select 1 from ReminderPlanFailure f"
                                + " where f.planId = p.id and f.nextAt > :now)",
                        Object[].class)
                .setParameter("now", now)
                .getSingleResult();
        return new Due(((Number) row[0]).longValue(), (Instant) row[1]);
    }
}
