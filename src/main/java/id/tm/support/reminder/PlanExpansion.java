package id.tm.support.reminder;

import id.tm.platform.job.JobCounts;
import id.tm.platform.tx.RetryConflicts;
import id.tm.platform.work.Rows;
import id.tm.platform.work.WorkQueue;
import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.ReminderConfig;
import id.tm.support.ReminderNotice;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderPlanState;
import id.tm.support.ReminderSubject;
import id.tm.support.messaging.Suppressions;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Table;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns planned steps that are due into deliveries, one per person and channel.
 *
 * <p>Locks are taken in the order subject, plan, delivery, which is that of whoever settles a subject and cancels its
 * reminders; and one process at a time expands a kind, since the subjects are locked before the plans.
 */
@ApplicationScoped
class PlanExpansion {

    private static final Logger LOG = Logger.getLogger(PlanExpansion.class);

    private static final String PLANNED = ReminderPlanState.class.getName() + ".PLANNED";

    record Version(UUID subjectId, int subjectVersion, String audience) {}

    private final ReminderConfig config;
    private final Deliveries deliveries;
    private final Holidays holidays;
    private final Suppressions suppressions;

    PlanExpansion(ReminderConfig config, Deliveries deliveries, Holidays holidays, Suppressions suppressions) {
        this.config = config;
        this.deliveries = deliveries;
        this.holidays = holidays;
        this.suppressions = suppressions;
    }

    /** The oldest due plans of the kind that are not set aside; not locked yet. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    <P extends ReminderPlan> List<UUID> due(Class<P> planType, Instant now, int limit) {
        return Panache.getEntityManager()
                .createQuery(
                        "select p.id from " + planType.getName() + " p where p.state = " + PLANNED
                                + " and p.dueAt <= :now and not exists (select 1 from ReminderPlanFailure f"
                                + " where f.planId = p.id and f.nextAt > :now) order by p.dueAt, p.id",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Expands these plans, all or nothing. Empty when another process is expanding the kind. */
    @RetryConflicts
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<JobCounts> expand(ReminderSubject subject, List<UUID> planIds, Instant now) {
        EntityManager database = Panache.getEntityManager();
        Deliveries.limitWaiting();
        Deliveries.onlyLook();
        if (!isAlone(subject.kind())) return Optional.empty();

        Class<? extends ReminderPlan> planType = subject.planType();
        Map<UUID, Reminder> definitions = Reminder.byId(subject.kind());
        List<? extends ReminderPlan> plans = planned(planType, planIds);
        if (!plans.isEmpty()) subject.readAhead(subjectIds(plans));
        Map<Version, Instant> newest = newestDue(planType, plans, definitions, now);

        Map<ReminderPlan, ReminderPlanState> settled = new LinkedHashMap<>();
        Map<ReminderPlan, ReminderNotice> notices = new LinkedHashMap<>();
        for (ReminderPlan plan : plans) {
            Reminder definition = definitions.get(plan.reminderId);
            boolean superseded = plan.dueAt.isBefore(newest.getOrDefault(version(plan), plan.dueAt));
            settled.put(plan, next(subject, plan, superseded ? null : definition, notices, now));
        }
        Set<UUID> ours = settle(planType, settled, now);
        notices.keySet().removeIf(plan -> !ours.contains(plan.id));
        write(subject, notices, definitions, now);
        if (!planIds.isEmpty()) ReminderPlanFailure.delete("planId in ?1", planIds);
        long skipped = settled.entrySet().stream()
                .filter(each -> ours.contains(each.getKey().id) && each.getValue() != ReminderPlanState.DISPATCHED)
                .count();
        database.flush();
        database.clear();
        return Optional.of(new JobCounts(ours.size(), 0, skipped, 0));
    }

    private static boolean isAlone(String kind) {
        return (Boolean) Panache.getEntityManager()
                .createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:kind, 7260))", Boolean.class)
                .setParameter("kind", kind)
                .getSingleResult();
    }

    private static List<? extends ReminderPlan> planned(Class<? extends ReminderPlan> planType, List<UUID> planIds) {
        return Panache.getEntityManager()
                .createQuery("from " + planType.getName() + " p where p.id in :ids and p.state = " + PLANNED, planType)
                .setParameter("ids", planIds)
                .getResultList()
                .stream()
                .sorted(Comparator.comparing((ReminderPlan plan) -> plan.subjectId)
                        .thenComparing(plan -> plan.dueAt))
                .toList();
    }

    /** What becomes of a plan now, by its step unless that says nothing any more; what it has to say is put down. */
    private static ReminderPlanState next(
            ReminderSubject subject,
            ReminderPlan plan,
            @Nullable Reminder definition,
            Map<ReminderPlan, ReminderNotice> notices,
            Instant now) {
        if (definition == null || !definition.active) return ReminderPlanState.OBSOLETE;
        if (now.isAfter(definition.expiresAt(plan.dueAt))) {
            LOG.infof("%s reminder %s of %s missed: due at %s", subject.kind(), plan.step, plan.subjectId, plan.dueAt);
            return ReminderPlanState.MISSED;
        }
        Optional<ReminderNotice> notice = subject.notice(plan);
        notice.ifPresent(present -> notices.put(plan, present));
        return notice.isPresent() ? ReminderPlanState.DISPATCHED : ReminderPlanState.OBSOLETE;
    }

    /** Sets a plan aside whose subject could not be asked; the others go on. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void setAside(String kind, UUID planId, RuntimeException failure, Instant now) {
        LOG.errorf(failure, "%s reminder plan %s set aside", kind, planId);
        ReminderPlanFailure row = ReminderPlanFailure.findById(planId);
        if (row == null) {
            row = new ReminderPlanFailure();
            row.planId = planId;
            row.kind = kind;
        }
        row.attempts++;
        row.nextAt = now.plus(WorkQueue.backOff(row.attempts, config.retryFirst(), config.retryMost()));
        row.lastError = failure.toString();
        row.persist();
    }

    /** When several steps of one subject are due, after downtime, only the newest that may leave is worth saying. */
    static Map<Version, Instant> newestDue(
            Class<? extends ReminderPlan> planType,
            List<? extends ReminderPlan> plans,
            Map<UUID, Reminder> definitions,
            Instant now) {
        Map<Version, Instant> newest = new HashMap<>();
        if (plans.isEmpty()) return newest;
        Panache.getEntityManager()
                .createQuery(
                        "select p.subjectId, p.subjectVersion, p.audience, p.reminderId, p.dueAt from "
                                + planType.getName() + " p where p.subjectId in :subjects and p.state = " + PLANNED
                                + " and p.dueAt <= :now",
                        Object[].class)
                .setParameter("subjects", subjectIds(plans))
                .setParameter("now", now)
                .getResultList()
                .forEach(row -> {
                    Reminder definition = definitions.get((UUID) row[3]);
                    Instant dueAt = (Instant) row[4];
                    if (definition == null || !definition.active || now.isAfter(definition.expiresAt(dueAt))) return;
                    Version version = new Version((UUID) row[0], (Integer) row[1], (String) row[2]);
                    newest.merge(version, dueAt, (a, b) -> a.isAfter(b) ? a : b);
                });
        return newest;
    }

    static Set<UUID> subjectIds(Collection<? extends ReminderPlan> plans) {
        return plans.stream().map(plan -> plan.subjectId).collect(Collectors.toSet());
    }

    static Version version(ReminderPlan plan) {
        return new Version(plan.subjectId, plan.subjectVersion, plan.audience);
    }

    /** Moves the plans on that are still planned; one somebody else holds is left for the next time. */
    private Set<UUID> settle(
            Class<? extends ReminderPlan> planType, Map<ReminderPlan, ReminderPlanState> settled, Instant now) {
        if (settled.isEmpty()) return Set.of();
        Rows rows = new Rows();
        settled.forEach((plan, state) -> rows.add().with("id", plan.id).with("state", state));
        List<?> ids = Panache.getEntityManager()
                .createNativeQuery(
                        """
                        with batch as materialized (
                            select * from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, state text)),
                        ours as (
                            select p.id from %1$s p join batch on batch.id = p.id
                            where p.state = 'PLANNED' order by p.id for update of p skip locked)
                        update %1$s t
                        set state = batch.state, settled_at = :now, updated_at = :now, version = t.version + 1
                        from batch join ours on ours.id = batch.id where t.id = batch.id
                        returning t.id
                        """.formatted(planType.getAnnotation(Table.class).name()))
                .setParameter("rows", rows.toString())
                .setParameter("now", now)
                .getResultList();
        Set<UUID> ours = new HashSet<>();
        ids.forEach(id -> ours.add((UUID) id));
        return ours;
    }

    private void write(
            ReminderSubject subject,
            Map<ReminderPlan, ReminderNotice> notices,
            Map<UUID, Reminder> definitions,
            Instant now) {
        if (notices.isEmpty()) return;
        DeliveryRows rows =
                new DeliveryRows(subject, holidays.quietTime(), suppressed(suppressions, notices.values()), now);
        notices.forEach((plan, notice) -> rows.add(plan, definitions.get(plan.reminderId), notice));
        deliveries.supersede(subject.kind(), rows.steps(), now);
        if (!rows.deliveries().isEmpty()) deliveries.insert(rows.deliveries(), now);
    }

    /** By channel, the addresses of these people that no reminder may go to. */
    static Map<Channel, Set<String>> suppressed(Suppressions suppressions, Iterable<ReminderNotice> notices) {
        Map<Channel, Set<String>> suppressed = new HashMap<>();
        for (Channel channel : Channel.values()) {
            List<String> addresses = new ArrayList<>();
            for (ReminderNotice notice : notices) {
                for (Recipient person : notice.recipients()) {
                    if (person.address(channel) != null) addresses.add(person.address(channel));
                }
            }
            suppressed.put(channel, suppressions.suppressed(channel, addresses));
        }
        return suppressed;
    }
}
