package id.tm.support.reminder;

import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.ReminderConfig;
import id.tm.support.ReminderNotice;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderPlanState;
import id.tm.support.ReminderSubject;
import id.tm.support.messaging.Suppressions;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
 * Plays the engine forward to a moment without sending anything: the same rules over the same rows, as they stand now.
 * Subjects are asked one by one in short transactions, so that looking ahead holds nobody up.
 */
@ApplicationScoped
class ReminderPreview {

    private static final Logger LOG = Logger.getLogger(ReminderPreview.class);

    private final ReminderConfig config;
    private final ReminderSubjects subjects;
    private final Deliveries deliveries;
    private final Holidays holidays;
    private final Suppressions suppressions;
    private final Clock clock;

    ReminderPreview(
            ReminderConfig config,
            ReminderSubjects subjects,
            Deliveries deliveries,
            Holidays holidays,
            Suppressions suppressions,
            Clock clock) {
        this.config = config;
        this.subjects = subjects;
        this.deliveries = deliveries;
        this.holidays = holidays;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** {@code kind}, {@code user} and {@code partner} narrow it down; null for all. */
    PreviewView preview(Instant until, String kind, UUID user, UUID partner) {
        Run run = new Run(until, clock.instant(), user, partner);
        // The cap counts over all kinds, so all are played and the one that was asked for is shown.
        for (String each : subjects.kinds()) run.collect(subjects.require(each));
        List<PreviewItem> items = run.play().stream()
                .filter(item -> kind == null || kind.equals(item.kind()))
                .filter(item -> user == null
                        || user.equals(item.userId())
                        || item.userId() == null && run.narrowed.contains(item.kind()))
                .sorted(Comparator.comparing(PreviewItem::plannedFor)
                        .thenComparing(PreviewItem::kind)
                        .thenComparing(PreviewItem::subjectId))
                .toList();
        return new PreviewView(until, items, run.truncated);
    }

    /** A message on its way through the preview. */
    private record Ahead(
            String kind,
            boolean critical,
            UUID subjectId,
            String step,
            String audience,
            Instant plannedFor,
            Instant expiresAt,
            Recipient person,
            Channel channel,
            boolean counted,
            Instant at,
            String reason) {

        Ahead later(Instant then, String why) {
            return new Ahead(
                    kind,
                    critical,
                    subjectId,
                    step,
                    audience,
                    plannedFor,
                    expiresAt,
                    person,
                    channel,
                    counted,
                    then,
                    why);
        }
    }

    private record Step(UUID subjectId, String audience) {}

    private record Newer(Instant plannedFor, Instant at, String step) {}

    private final class Run {

        private final Instant until;
        private final Instant now;
        private final UUID user;
        private final UUID partner;
        private final QuietTime quiet = holidays.quietTime();
        private final List<PreviewItem> items = new ArrayList<>();
        private final PriorityQueue<Ahead> queue = new PriorityQueue<>(Comparator.comparing(Ahead::at)
                .thenComparing(ahead -> !ahead.counted)
                .thenComparing(Ahead::plannedFor));
        private final Map<Step, List<Newer>> expanded = new HashMap<>();
        /** Kinds whose subjects were looked up rather than gone through. */
        private final Set<String> narrowed = new HashSet<>();

        private boolean truncated;

        Run(Instant until, Instant now, UUID user, UUID partner) {
            this.until = until;
            this.now = now;
            this.user = user;
            this.partner = partner;
        }

        void collect(ReminderSubject subject) {
            Set<UUID> only = only(subject);
            if (only != null) narrowed.add(subject.kind());
            if (only != null && only.isEmpty()) return;
            Map<UUID, Reminder> definitions =
                    QuarkusTransaction.requiringNew().call(() -> Reminder.byId(subject.kind()));
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
                        .setMaxResults(config.previewLimit() + 1);
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
                        .setMaxResults(config.previewLimit() + 1);
                if (only != null) find.setParameter("only", only);
                return cut(new ArrayList<ReminderPlan>(find.getResultList()));
            });
        }

        private <T> List<T> cut(List<T> found) {
            if (found.size() <= config.previewLimit()) return found;
            truncated = true;
            return found.subList(0, config.previewLimit());
        }

        private void waiting(ReminderSubject subject, Map<UUID, Reminder> definitions, ReminderRecipient row) {
            if (row.state() != RecipientState.QUEUED) {
                items.add(item(row, PreviewItem.Outcome.UNDER_WAY, "claimed by a worker"));
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
                items.add(item(row, PreviewItem.Outcome.FAILING, failing(subject, e)));
                return;
            }
            Optional<Recipient> person = notice.flatMap(present -> present.recipients().stream()
                    .filter(each -> each.key().equals(row.recipientKey))
                    .findFirst());
            if (person.isEmpty()) {
                String reason = notice.isEmpty() ? "no longer true" : "no longer one to be told";
                items.add(item(row, PreviewItem.Outcome.OBSOLETE, reason));
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
                items.add(item(subject, plan, PreviewItem.Outcome.OBSOLETE, "the step is switched off"));
                return;
            }
            if (plan.dueAt.isBefore(newest.getOrDefault(PlanExpansion.version(plan), plan.dueAt))) {
                items.add(item(subject, plan, PreviewItem.Outcome.OBSOLETE, "superseded by a newer step"));
                return;
            }
            Instant at = plan.dueAt.isBefore(now) ? now : plan.dueAt;
            Instant expiresAt = definition.expiresAt(plan.dueAt);
            if (at.isAfter(expiresAt)) {
                items.add(item(subject, plan, PreviewItem.Outcome.MISSED, "its catch-up budget ended at " + expiresAt));
                return;
            }
            Optional<ReminderNotice> notice;
            try {
                notice = QuarkusTransaction.requiringNew()
                        .call(() -> subject.notice(Panache.getEntityManager().find(subject.planType(), plan.id)));
            } catch (RuntimeException e) {
                items.add(item(subject, plan, PreviewItem.Outcome.FAILING, failing(subject, e)));
                return;
            }
            if (notice.isEmpty()) {
                items.add(item(subject, plan, PreviewItem.Outcome.OBSOLETE, "no longer true"));
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

        List<PreviewItem> play() {
            Map<String, List<Instant>> counted = counted();
            Map<Channel, Set<String>> suppressed = PlanExpansion.suppressed(
                    suppressions,
                    queue.stream()
                            .map(ahead -> new ReminderNotice(List.of(ahead.person), Map.of()))
                            .toList());
            FrequencyCap cap = new FrequencyCap(config.cap(), config.capWindow());
            while (!queue.isEmpty()) {
                Ahead ahead = queue.poll();
                Optional<Newer> newer = superseding(ahead);
                if (newer.isPresent()) {
                    items.add(item(ahead, PreviewItem.Outcome.OBSOLETE, "superseded by " + newer.get().step));
                    continue;
                }
                if (ahead.at.isAfter(until)) {
                    items.add(item(ahead, PreviewItem.Outcome.HELD, ahead.reason));
                    continue;
                }
                Verdict.Window window = new Verdict.Window(ahead.at, ahead.expiresAt);
                String address = ahead.person.address(ahead.channel);
                Verdict verdict = Verdict.of(
                        ahead.person,
                        ahead.channel,
                        address != null && suppressed.get(ahead.channel).contains(address),
                        ahead.critical,
                        quiet,
                        window);
                List<Instant> times = counted.computeIfAbsent(ahead.person.key(), key -> new ArrayList<>());
                if (verdict instanceof Verdict.Go && !ahead.counted) {
                    verdict = Verdict.ofCap(cap.freeAt(times, ahead.at), window);
                }
                if (verdict instanceof Verdict.Hold hold) {
                    queue.add(ahead.later(hold.until(), hold.reason()));
                } else if (verdict instanceof Verdict.Skip skip) {
                    items.add(item(ahead, outcome(skip.state()), skip.reason()));
                } else {
                    if (!ahead.counted) times.add(ahead.at);
                    items.add(item(ahead, PreviewItem.Outcome.LEAVES, ahead.reason));
                }
            }
            return items;
        }

        private Map<String, List<Instant>> counted() {
            Set<String> people = new HashSet<>();
            queue.forEach(ahead -> people.add(ahead.person.key()));
            return QuarkusTransaction.requiringNew()
                    .call(() -> deliveries.counted(people, now.minus(config.capWindow()), Set.of()));
        }

        private Optional<Newer> superseding(Ahead ahead) {
            return expanded.getOrDefault(new Step(ahead.subjectId, ahead.audience), List.of()).stream()
                    .filter(newer -> newer.plannedFor.isAfter(ahead.plannedFor) && !newer.at.isAfter(ahead.at))
                    .max(Comparator.comparing(Newer::plannedFor));
        }

        private String failing(ReminderSubject subject, RuntimeException e) {
            LOG.warnf(e, "a %s subject could not be asked", subject.kind());
            return "its subject cannot be asked";
        }
    }

    private static PreviewItem.Outcome outcome(RecipientState state) {
        return switch (state) {
            case SKIPPED_OPTED_OUT -> PreviewItem.Outcome.OPTED_OUT;
            case SKIPPED_SUPPRESSED -> PreviewItem.Outcome.SUPPRESSED;
            case SKIPPED_NO_ADDRESS -> PreviewItem.Outcome.NO_ADDRESS;
            case SKIPPED_CAPPED -> PreviewItem.Outcome.CAPPED;
            case MISSED -> PreviewItem.Outcome.MISSED;
            default -> PreviewItem.Outcome.OBSOLETE;
        };
    }

    private static PreviewItem item(
            ReminderSubject subject, ReminderPlan plan, PreviewItem.Outcome outcome, String reason) {
        return new PreviewItem(
                subject.kind(),
                plan.subjectId,
                plan.step,
                plan.audience,
                plan.dueAt,
                null,
                null,
                null,
                null,
                outcome,
                null,
                reason);
    }

    private static PreviewItem item(ReminderRecipient row, PreviewItem.Outcome outcome, String reason) {
        return new PreviewItem(
                row.kind,
                row.subjectId,
                row.step,
                row.audience,
                row.plannedAt,
                row.userId,
                row.name,
                row.channel,
                row.address,
                outcome,
                null,
                reason);
    }

    private static PreviewItem item(Ahead ahead, PreviewItem.Outcome outcome, String reason) {
        boolean leaves = outcome == PreviewItem.Outcome.LEAVES || outcome == PreviewItem.Outcome.HELD;
        return new PreviewItem(
                ahead.kind,
                ahead.subjectId,
                ahead.step,
                ahead.audience,
                ahead.plannedFor,
                ahead.person.userId(),
                ahead.person.name(),
                ahead.channel,
                ahead.person.address(ahead.channel),
                outcome,
                leaves ? ahead.at : null,
                reason);
    }
}
