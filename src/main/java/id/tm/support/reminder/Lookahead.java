package id.tm.support.reminder;

import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.ReminderNotice;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderPlanState;
import id.tm.support.ReminderSubject;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What a preview begins with: messages that wait and steps that come due, as far as they are still true. What is known to
 * end otherwise has ended already. Subjects are asked one by one in short transactions, so that nobody is held up.
 */
class Lookahead {

    private static final Logger LOG = Logger.getLogger(Lookahead.class);

    /** A step of a subject that has been played; later ones take its place. */
    record Step(UUID subjectId, String audience) {}

    record Newer(Instant plannedFor, Instant at, String step) {}

    private final Instant until;
    private final Instant now;
    private final UUID user;
    private final UUID partner;
    private final int limit;
    private final List<PreviewItem> items = new ArrayList<>();
    private final PriorityQueue<Ahead> queue = new PriorityQueue<>(Comparator.comparing(Ahead::at)
            .thenComparing(ahead -> !ahead.counted())
            .thenComparing(Ahead::plannedFor));
    private final Map<Step, List<Newer>> expanded = new HashMap<>();
    /** Kinds whose subjects were looked up rather than gone through. */
    private final Set<String> narrowed = new HashSet<>();

    private boolean truncated;

    /** @param limit no more waiting messages, and no more steps, of one kind are looked at */
    Lookahead(Instant until, Instant now, UUID user, UUID partner, int limit) {
        this.until = until;
        this.now = now;
        this.user = user;
        this.partner = partner;
        this.limit = limit;
    }

    Instant until() {
        return until;
    }

    Instant now() {
        return now;
    }

    /** The messages on their way, the next one first; taken out as they are played. */
    PriorityQueue<Ahead> queue() {
        return queue;
    }

    /** What has ended; whoever plays adds to it. */
    List<PreviewItem> items() {
        return items;
    }

    boolean isNarrowed(String kind) {
        return narrowed.contains(kind);
    }

    boolean isTruncated() {
        return truncated;
    }

    /** The step that has taken the message's place by the time it would leave. */
    Optional<Newer> superseding(Ahead ahead) {
        return expanded.getOrDefault(new Step(ahead.subjectId(), ahead.audience()), List.of()).stream()
                .filter(newer -> newer.plannedFor().isAfter(ahead.plannedFor())
                        && !newer.at().isAfter(ahead.at()))
                .max(Comparator.comparing(Newer::plannedFor));
    }

    void collect(ReminderSubject subject) {
        Set<UUID> only = only(subject);
        if (only != null) narrowed.add(subject.kind());
        if (only != null && only.isEmpty()) return;
        Map<UUID, Reminder> definitions = QuarkusTransaction.requiringNew().call(() -> Reminder.byId(subject.kind()));
        waiting(subject, only).forEach(row -> waiting(subject, definitions, row));
        List<ReminderPlan> plans = plans(subject, only);
        var newest = QuarkusTransaction.requiringNew()
                .call(() -> PlanExpansion.newestDue(subject.planType(), plans, definitions, now));
        plans.forEach(plan -> planned(subject, definitions.get(plan.reminderId), plan, newest));
    }

    /** Null when the kind cannot narrow it down. */
    private Set<UUID> only(ReminderSubject subject) {
        Set<UUID> only = null;
        for (UUID party : new UUID[] {user, partner}) {
            if (party == null) continue;
            Optional<Set<UUID>> known = QuarkusTransaction.requiringNew().call(() -> subject.subjectsOf(party));
            if (known.isEmpty()) {
                // Which company a subject belongs to can only be told by its kind.
                if (party.equals(partner)) return Set.of();
            } else if (only == null) {
                only = new HashSet<>(known.get());
            } else {
                only.retainAll(known.get());
            }
        }
        return only;
    }

    private List<ReminderRecipient> waiting(ReminderSubject subject, Set<UUID> only) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var find = Panache.getEntityManager()
                    .createQuery(
                            "from ReminderRecipient r where r.kind = :kind and r.state in ('QUEUED', 'CLAIMED',"
                                    + " 'SENDING') and r.dueAt <= :until"
                                    + (only == null ? "" : " and r.subjectId in :only") + " order by r.dueAt, r.id",
                            ReminderRecipient.class)
                    .setParameter("kind", subject.kind())
                    .setParameter("until", until)
                    .setMaxResults(limit + 1);
            if (only != null) find.setParameter("only", only);
            return cut(find.getResultList());
        });
    }

    private List<ReminderPlan> plans(ReminderSubject subject, Set<UUID> only) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var find = Panache.getEntityManager()
                    .createQuery(
                            "from " + subject.planType().getName() + " p where p.state = "
                                    + ReminderPlanState.class.getName() + ".PLANNED and p.dueAt <= :until"
                                    + (only == null ? "" : " and p.subjectId in :only") + " order by p.dueAt, p.id",
                            subject.planType())
                    .setParameter("until", until)
                    .setMaxResults(limit + 1);
            if (only != null) find.setParameter("only", only);
            return cut(new ArrayList<ReminderPlan>(find.getResultList()));
        });
    }

    private <T> List<T> cut(List<T> found) {
        if (found.size() <= limit) return found;
        truncated = true;
        return found.subList(0, limit);
    }

    private void waiting(ReminderSubject subject, Map<UUID, Reminder> definitions, ReminderRecipient row) {
        if (row.state() != RecipientState.QUEUED) {
            items.add(PreviewItem.of(row, PreviewItem.Outcome.UNDER_WAY, "claimed by a worker"));
            return;
        }
        Reminder definition = definitions.get(row.reminderId);
        Optional<ReminderNotice> notice;
        try {
            notice = definition.active
                    ? QuarkusTransaction.requiringNew().call(() -> {
                        ReminderPlan plan = Panache.getEntityManager().find(subject.planType(), row.planId);
                        return plan == null || plan.state != ReminderPlanState.DISPATCHED
                                ? Optional.<ReminderNotice>empty()
                                : subject.notice(plan);
                    })
                    : Optional.empty();
        } catch (RuntimeException e) {
            items.add(PreviewItem.of(row, PreviewItem.Outcome.FAILING, failing(subject, e)));
            return;
        }
        Optional<Recipient> person = notice.flatMap(present -> present.recipients().stream()
                .filter(each -> each.key().equals(row.recipientKey))
                .findFirst());
        if (person.isEmpty()) {
            String reason = notice.isEmpty() ? "no longer true" : "no longer one to be told";
            items.add(PreviewItem.of(row, PreviewItem.Outcome.OBSOLETE, reason));
            return;
        }
        queue.add(new Ahead(
                row.kind,
                subject.critical(),
                row.subjectId,
                row.step,
                row.audience,
                row.plannedAt,
                row.expiresAt,
                person.get(),
                row.channel,
                row.countedAt != null,
                row.dueAt.isBefore(now) ? now : row.dueAt,
                row.reason));
    }

    private void planned(
            ReminderSubject subject,
            Reminder definition,
            ReminderPlan plan,
            Map<PlanExpansion.Version, Instant> newest) {
        if (definition == null || !definition.active) {
            items.add(PreviewItem.of(subject, plan, PreviewItem.Outcome.OBSOLETE, "the step is switched off"));
            return;
        }
        if (plan.dueAt.isBefore(newest.getOrDefault(PlanExpansion.version(plan), plan.dueAt))) {
            items.add(PreviewItem.of(subject, plan, PreviewItem.Outcome.OBSOLETE, "superseded by a newer step"));
            return;
        }
        Instant at = plan.dueAt.isBefore(now) ? now : plan.dueAt;
        Instant expiresAt = definition.expiresAt(plan.dueAt);
        if (at.isAfter(expiresAt)) {
            items.add(PreviewItem.of(
                    subject, plan, PreviewItem.Outcome.MISSED, "its catch-up budget ended at " + expiresAt));
            return;
        }
        Optional<ReminderNotice> notice;
        try {
            notice = QuarkusTransaction.requiringNew()
                    .call(() -> subject.notice(Panache.getEntityManager().find(subject.planType(), plan.id)));
        } catch (RuntimeException e) {
            items.add(PreviewItem.of(subject, plan, PreviewItem.Outcome.FAILING, failing(subject, e)));
            return;
        }
        if (notice.isEmpty()) {
            items.add(PreviewItem.of(subject, plan, PreviewItem.Outcome.OBSOLETE, "no longer true"));
            return;
        }
        expanded.computeIfAbsent(new Step(plan.subjectId, plan.audience), key -> new ArrayList<>())
                .add(new Newer(plan.dueAt, at, plan.step));
        for (Recipient person : notice.get().recipients()) {
            for (Channel channel : definition.channels) {
                queue.add(new Ahead(
                        subject.kind(),
                        subject.critical(),
                        plan.subjectId,
                        plan.step,
                        plan.audience,
                        plan.dueAt,
                        expiresAt,
                        person,
                        channel,
                        false,
                        at,
                        null));
            }
        }
    }

    private String failing(ReminderSubject subject, RuntimeException e) {
        LOG.warnf(e, "a %s subject could not be asked", subject.kind());
        return "its subject cannot be asked";
    }
}
