package id.tm.support.reminder;

import id.tm.platform.tx.RetryConflicts;
import id.tm.platform.work.Claim;
import id.tm.platform.work.Rows;
import id.tm.support.Recipient;
import id.tm.support.ReminderConfig;
import id.tm.support.ReminderNotice;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderPlanState;
import id.tm.support.ReminderSubject;
import id.tm.support.messaging.Suppressions;
import id.tm.support.messaging.TemplateRenderer;
import id.tm.support.messaging.UnsubscribeTokens;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides over claimed deliveries of one kind, in one transaction that holds their subjects: what is no longer true or
 * no longer wanted ends, what may not leave yet goes back to the queue, the rest is ready.
 */
@ApplicationScoped
class DeliveryPreparation {

    /** @param skipped how many ended here, {@code held} how many wait on */
    record Prepared(List<Ready> ready, int skipped, int held) {}

    private record Entry(Claim claim, ReminderRecipient row, Recipient person, Map<String, Object> variables) {}

    private final ReminderConfig config;
    private final Deliveries deliveries;
    private final Holidays holidays;
    private final Suppressions suppressions;
    private final UnsubscribeTokens unsubscribeTokens;

    DeliveryPreparation(
            ReminderConfig config,
            Deliveries deliveries,
            Holidays holidays,
            Suppressions suppressions,
            UnsubscribeTokens unsubscribeTokens) {
        this.config = config;
        this.deliveries = deliveries;
        this.holidays = holidays;
        this.suppressions = suppressions;
        this.unsubscribeTokens = unsubscribeTokens;
    }

    @RetryConflicts
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Prepared prepare(ReminderSubject subject, List<Claim> claims, Instant now) {
        Deliveries.limitWaiting();
        Deliveries.onlyLook();
        Map<UUID, Claim> byId = claims.stream().collect(Collectors.toMap(Claim::id, Function.identity()));
        List<ReminderRecipient> rows = ReminderRecipient.list("id in ?1", byId.keySet());
        rows = rows.stream()
                .filter(row -> row.state() == RecipientState.CLAIMED
                        && row.fence == byId.get(row.id).fence())
                .sorted(Comparator.comparing((ReminderRecipient row) -> row.subjectId)
                        .thenComparing(row -> row.planId))
                .toList();
        Map<UUID, Reminder> definitions = Reminder.byId(subject.kind());
        Map<UUID, ReminderNotice> notices = notices(subject, rows, definitions);

        Map<UUID, Verdict> verdicts = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (ReminderRecipient row : rows) {
            ReminderNotice notice = notices.get(row.planId);
            Optional<Recipient> person = notice == null
                    ? Optional.empty()
                    : notice.recipients().stream()
                            .filter(each -> each.key().equals(row.recipientKey))
                            .findFirst();
            if (person.isPresent()) {
                entries.add(new Entry(byId.get(row.id), row, person.get(), notice.variables()));
            } else {
                String reason = notice == null ? "no longer true" : "no longer one to be told";
                verdicts.put(row.id, new Verdict.Skip(RecipientState.SKIPPED_OBSOLETE, reason));
            }
        }
        judge(subject, entries, verdicts, notices, now);
        Set<UUID> held = write(rows, entries, verdicts, now);

        List<Ready> ready = entries.stream()
                .filter(entry -> held.contains(entry.row.id) && verdicts.get(entry.row.id) instanceof Verdict.Go)
                .map(entry -> ready(subject, definitions.get(entry.row.reminderId), entry))
                .toList();
        int skipped = (int) rows.stream()
                .filter(row -> held.contains(row.id) && verdicts.get(row.id) instanceof Verdict.Skip)
                .count();
        Panache.getEntityManager().clear();
        return new Prepared(ready, skipped, held.size() - skipped - ready.size());
    }

    /** Asks each plan's subject once, in one order for all workers; what is not true any more has no entry. */
    private static Map<UUID, ReminderNotice> notices(
            ReminderSubject subject, List<ReminderRecipient> rows, Map<UUID, Reminder> definitions) {
        Map<UUID, ReminderPlan> plans = new HashMap<>();
        List<UUID> planIds = rows.stream().map(row -> row.planId).distinct().toList();
        Panache.getEntityManager()
                .createQuery("from " + subject.planType().getName() + " p where p.id in :ids", subject.planType())
                .setParameter("ids", planIds)
                .getResultList()
                .forEach(plan -> plans.put(plan.id, plan));
        if (!plans.isEmpty()) subject.readAhead(PlanExpansion.subjectIds(plans.values()));
        Map<UUID, ReminderNotice> notices = new HashMap<>();
        for (UUID planId : planIds) {
            ReminderPlan plan = plans.get(planId);
            if (plan == null || plan.state != ReminderPlanState.DISPATCHED) continue;
            Reminder definition = definitions.get(plan.reminderId);
            if (definition == null || !definition.active) continue;
            subject.notice(plan).ifPresent(notice -> notices.put(planId, notice));
        }
        return notices;
    }

    private void judge(
            ReminderSubject subject,
            List<Entry> entries,
            Map<UUID, Verdict> verdicts,
            Map<UUID, ReminderNotice> notices,
            Instant now) {
        QuietTime quiet = holidays.quietTime();
        var suppressed = PlanExpansion.suppressed(suppressions, notices.values());
        List<Entry> allowed = new ArrayList<>();
        for (Entry entry : entries) {
            ReminderRecipient row = entry.row;
            String address = entry.person.address(row.channel);
            Verdict verdict = Verdict.of(
                    entry.person,
                    row.channel,
                    address != null && suppressed.get(row.channel).contains(address),
                    subject.critical(),
                    quiet,
                    new Verdict.Window(now, row.expiresAt));
            if (verdict instanceof Verdict.Go) allowed.add(entry);
            else verdicts.put(row.id, verdict);
        }
        if (!allowed.isEmpty()) cap(allowed, verdicts, now);
    }

    private void cap(List<Entry> allowed, Map<UUID, Verdict> verdicts, Instant now) {
        FrequencyCap cap = new FrequencyCap(config.cap(), config.capWindow());
        Set<String> people =
                allowed.stream().map(entry -> entry.row.recipientKey).collect(Collectors.toSet());
        Set<UUID> these = allowed.stream().map(entry -> entry.row.id).collect(Collectors.toSet());
        deliveries.lockCaps(people);
        Map<String, List<Instant>> counted = deliveries.counted(people, now.minus(cap.window()), these);
        // One that had its place before, as a retry has, keeps it; the others take theirs in the order they were due.
        allowed.stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.row.countedAt == null)
                        .thenComparing(entry -> entry.row.plannedAt)
                        .thenComparing(entry -> entry.row.id))
                .forEach(entry -> {
                    List<Instant> times = counted.computeIfAbsent(entry.row.recipientKey, key -> new ArrayList<>());
                    Verdict verdict = entry.row.countedAt != null
                            ? new Verdict.Go()
                            : Verdict.ofCap(cap.freeAt(times, now), new Verdict.Window(now, entry.row.expiresAt));
                    if (verdict instanceof Verdict.Go) {
                        times.add(entry.row.countedAt != null ? entry.row.countedAt : now);
                    }
                    verdicts.put(entry.row.id, verdict);
                });
    }

    private Set<UUID> write(
            List<ReminderRecipient> rows, List<Entry> entries, Map<UUID, Verdict> verdicts, Instant now) {
        if (rows.isEmpty()) return new HashSet<>();
        Map<UUID, Recipient> people =
                entries.stream().collect(Collectors.toMap(entry -> entry.row.id, entry -> entry.person));
        Rows decided = new Rows();
        for (ReminderRecipient row : rows) {
            Rows.Row next = decided.add().with("id", row.id).with("fence", row.fence);
            Verdict verdict = verdicts.get(row.id);
            if (verdict instanceof Verdict.Go) {
                next.with("state", RecipientState.CLAIMED)
                        .with("counted_at", row.countedAt == null ? now.truncatedTo(ChronoUnit.MICROS) : row.countedAt);
            } else if (verdict instanceof Verdict.Hold hold) {
                // It was not tried: the attempt is given back.
                next.with("state", RecipientState.QUEUED)
                        .with("due_at", hold.until())
                        .with("reason", hold.reason())
                        .with("given_back", 1);
            } else if (verdict instanceof Verdict.Skip skip) {
                String unknown = row.begunAt == null ? "" : "; an earlier hand-off may have arrived";
                next.with("state", skip.state()).with("reason", skip.reason() + unknown);
            }
            Recipient person = people.get(row.id);
            if (person != null) {
                next.with("name", person.name())
                        .with("address", person.address(row.channel))
                        .with("locale", person.locale().toLanguageTag())
                        .with("zone", person.zone());
            }
        }
        return deliveries.decide(decided, now);
    }

    private Ready ready(ReminderSubject subject, Reminder definition, Entry entry) {
        Map<String, Object> variables = new LinkedHashMap<>(entry.variables);
        variables.putIfAbsent("name", entry.person.name());
        URI unsubscribe = subject.critical() ? null : unsubscribeTokens.url(entry.person, entry.row.channel);
        if (unsubscribe != null) variables.put(TemplateRenderer.UNSUBSCRIBE_URL, unsubscribe);
        return new Ready(entry.claim, entry.row, entry.person, definition.templateKey, variables, unsubscribe, null);
    }
}
