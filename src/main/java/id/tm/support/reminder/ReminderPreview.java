package id.tm.support.reminder;

import id.tm.support.Channel;
import id.tm.support.ReminderConfig;
import id.tm.support.ReminderNotice;
import id.tm.support.messaging.Suppressions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;

/** Plays the engine forward to a moment without sending anything: the same rules over the same rows, as they stand now. */
@ApplicationScoped
class ReminderPreview {

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
        Lookahead lookahead = new Lookahead(until, clock.instant(), user, partner, config.previewLimit());
        // The cap counts over all kinds, so all are played and the one that was asked for is shown.
        for (String each : subjects.kinds()) lookahead.collect(subjects.require(each));
        play(lookahead);
        List<PreviewItem> items = lookahead.items().stream()
                .filter(item -> kind == null || kind.equals(item.kind()))
                .filter(item -> user == null
                        || user.equals(item.userId())
                        || item.userId() == null && lookahead.isNarrowed(item.kind()))
                .sorted(Comparator.comparing(PreviewItem::plannedFor)
                        .thenComparing(PreviewItem::kind)
                        .thenComparing(PreviewItem::subjectId))
                .toList();
        return new PreviewView(until, items, lookahead.isTruncated());
    }

    private void play(Lookahead lookahead) {
        PriorityQueue<Ahead> queue = lookahead.queue();
        List<PreviewItem> items = lookahead.items();
        QuietTime quiet = holidays.quietTime();
        Map<String, List<Instant>> counted = counted(lookahead);
        Map<Channel, Set<String>> suppressed = PlanExpansion.suppressed(
                suppressions,
                queue.stream()
                        .map(ahead -> new ReminderNotice(List.of(ahead.person()), Map.of()))
                        .toList());
        FrequencyCap cap = new FrequencyCap(config.cap(), config.capWindow());
        while (!queue.isEmpty()) {
            Ahead ahead = queue.poll();
            Optional<Lookahead.Newer> newer = lookahead.superseding(ahead);
            if (newer.isPresent()) {
                items.add(ahead.item(
                        PreviewItem.Outcome.OBSOLETE,
                        "superseded by " + newer.get().step()));
                continue;
            }
            if (ahead.at().isAfter(lookahead.until())) {
                items.add(ahead.item(PreviewItem.Outcome.HELD, ahead.reason()));
                continue;
            }
            Verdict.Window window = new Verdict.Window(ahead.at(), ahead.expiresAt());
            String address = ahead.person().address(ahead.channel());
            Verdict verdict = Verdict.of(
                    ahead.person(),
                    ahead.channel(),
                    address != null && suppressed.get(ahead.channel()).contains(address),
                    ahead.critical(),
                    quiet,
                    window);
            List<Instant> times = counted.computeIfAbsent(ahead.person().key(), key -> new ArrayList<>());
            if (verdict instanceof Verdict.Go && !ahead.counted()) {
                verdict = Verdict.ofCap(cap.freeAt(times, ahead.at()), window);
            }
            if (verdict instanceof Verdict.Hold hold) {
                queue.add(ahead.later(hold.until(), hold.reason()));
            } else if (verdict instanceof Verdict.Skip skip) {
                items.add(ahead.item(outcome(skip.state()), skip.reason()));
            } else {
                if (!ahead.counted()) times.add(ahead.at());
                items.add(ahead.item(PreviewItem.Outcome.LEAVES, ahead.reason()));
            }
        }
    }

    private Map<String, List<Instant>> counted(Lookahead lookahead) {
        Set<String> people = new HashSet<>();
        lookahead.queue().forEach(ahead -> people.add(ahead.person().key()));
        return QuarkusTransaction.requiringNew()
                .call(() -> deliveries.counted(people, lookahead.now().minus(config.capWindow()), Set.of()));
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
}
