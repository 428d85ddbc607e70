package id.tm.support.messaging;

import id.tm.platform.job.JobCounts;
import id.tm.platform.work.Claim;
import id.tm.platform.work.Lease;
import id.tm.platform.work.WorkQueue;
import id.tm.support.Channel;
import id.tm.support.OutgoingMessage.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Takes queued messages and hands them over: the messages' half of the dispatch job. Any number may run at a time. */
@ApplicationScoped
public class MessageDispatcher {

    private static final Logger LOG = Logger.getLogger(MessageDispatcher.class);

    private final Courier courier;
    private final TemplateRenderer renderer;
    private final Suppressions suppressions;
    private final UnsubscribeTokens unsubscribe;
    private final CallbackInbox callbacks;
    private final MailConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;

    MessageDispatcher(
            Courier courier,
            TemplateRenderer renderer,
            Suppressions suppressions,
            UnsubscribeTokens unsubscribe,
            CallbackInbox callbacks,
            MailConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.courier = courier;
        this.renderer = renderer;
        this.suppressions = suppressions;
        this.unsubscribe = unsubscribe;
        this.callbacks = callbacks;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** A claimed message as it goes to the courier. */
    private record Ready(Claim claim, Lane lane, Delivery delivery) {}

    /**
     * One batch of at most {@code limit} messages: urgent ones first, then half of what is left to ordinary ones and the
     * rest to bulk. A quarter is always kept for each of the two, so that no lane starves another.
     */
    public JobCounts run(Instant now, int limit) {
        callbacks.workOff(now, limit);
        int share = limit / 4;
        JobCounts urgent = lane(Lane.URGENT, now, Math.max(1, limit - 2 * share));
        int rest = limit - (int) urgent.claimed();
        JobCounts normal = lane(Lane.NORMAL, now, (rest + 1) / 2);
        JobCounts bulk = lane(Lane.BULK, now, rest - (int) normal.claimed());
        return urgent.plus(normal).plus(bulk);
    }

    /** The urgent lane alone, for the short beat that keeps a password reset from waiting for the job. */
    JobCounts runUrgent(Instant now, int limit) {
        return lane(Lane.URGENT, now, limit);
    }

    private JobCounts lane(Lane lane, Instant now, int limit) {
        if (limit < 1) return JobCounts.NONE;
        List<Claim> claims = QuarkusTransaction.requiringNew()
                .call(() -> Message.QUEUE.claim(now, lease(), limit, "w.lane = :lane", Map.of("lane", lane.name())));
        JobCounts counts = new JobCounts(claims.size(), 0, 0, 0);
        if (claims.isEmpty()) return counts;
        List<Ready> ready = new ArrayList<>();
        counts = counts.plus(QuarkusTransaction.requiringNew().call(() -> prepare(claims, ready)));
        // A few at a time: the lease is renewed right before each hand-over, so it cannot run out under a slow server.
        int step = courier.handful();
        for (int from = 0; from < ready.size(); from += step) {
            counts = counts.plus(handOver(lane, ready.subList(from, Math.min(ready.size(), from + step))));
        }
        count(lane, counts);
        return counts;
    }

    private JobCounts prepare(List<Claim> claims, List<Ready> ready) {
        Map<UUID, Message> messages = Message.listByIds(
                        claims.stream().map(Claim::id).toList())
                .stream()
                .collect(Collectors.toMap(message -> message.id, Function.identity()));
        Set<UUID> closed = closed(messages.values());
        Instant now = clock.instant();
        JobCounts counts = JobCounts.NONE;
        for (Claim claim : claims) {
            Message message = messages.get(claim.id());
            if (closed.contains(message.id)) {
                if (Message.QUEUE.settle(claim, MessageState.SUPPRESSED.name(), now)) note(claim, "suppressed address");
                counts = counts.plus(new JobCounts(0, 0, 1, 0));
            } else if (claim.attempts() > config.attempts()) {
                Message.QUEUE.bury(claim, "gave up after " + config.attempts() + " attempts", now);
                counts = counts.plus(new JobCounts(0, 0, 0, 1));
            } else {
                try {
                    ready.add(new Ready(claim, message.lane, delivery(claim, message)));
                } catch (RuntimeException e) {
                    // One message that cannot be written must not hold up the others.
                    LOG.errorf(e, "message %s cannot be written", claim.id());
                    Message.QUEUE.bury(claim, reason(e), now);
                    counts = counts.plus(new JobCounts(0, 0, 0, 1));
                }
            }
        }
        return counts;
    }

    /** Those whose address takes no messages, or none of that sort. */
    private Set<UUID> closed(Collection<Message> messages) {
        Set<UUID> closed = new HashSet<>();
        for (Channel channel : Channel.values()) {
            for (boolean unsubscribable : new boolean[] {true, false}) {
                List<Message> some = messages.stream()
                        .filter(message -> message.channel == channel && message.unsubscribable == unsubscribable)
                        .toList();
                Set<String> addresses =
                        some.stream().map(message -> message.address).collect(Collectors.toCollection(HashSet::new));
                Set<String> shut = unsubscribable
                        ? suppressions.suppressed(channel, addresses)
                        : suppressions.dead(channel, addresses);
                some.stream()
                        .filter(message -> shut.contains(message.address))
                        .forEach(message -> closed.add(message.id));
            }
        }
        return closed;
    }

    private Delivery delivery(Claim claim, Message message) {
        Map<String, Object> variables = MessageOutbox.read(message.variables());
        URI unsubscribeUrl =
                message.unsubscribable ? unsubscribe.url(message.channel, message.userId, message.address) : null;
        if (unsubscribeUrl != null) variables.put(TemplateRenderer.UNSUBSCRIBE_URL, unsubscribeUrl);
        RenderedMessage rendered = renderer.render(message.templateId, ZoneId.of(message.zone), variables);
        return new Delivery(
                message.id,
                message.channel,
                message.address,
                message.recipientName,
                rendered,
                MessageOutbox.headers(message),
                // Unlike the attempts, the fence is never reset: a replayed message is marked as a resend too.
                (int) Math.min(Integer.MAX_VALUE, claim.fence()),
                unsubscribeUrl,
                message.attachment());
    }

    private JobCounts handOver(Lane lane, List<Ready> some) {
        Lease lease = Lease.of(lease());
        List<Ready> begun = QuarkusTransaction.requiringNew().call(() -> some.stream()
                .filter(each -> Message.QUEUE.begin(each.claim, clock.instant(), lease()))
                .toList());
        List<Delivery> deliveries = begun.stream().map(Ready::delivery).toList();
        Predicate<UUID> stillOurs = id -> lease.isSafe();
        Map<UUID, DeliveryOutcome> outcomes = lane == Lane.URGENT
                ? courier.deliverUrgently(deliveries, stillOurs)
                : courier.deliverAll(deliveries, stillOurs);
        return QuarkusTransaction.requiringNew().call(() -> {
            JobCounts counts = JobCounts.NONE;
            for (Ready each : begun) {
                counts = counts.plus(settle(each, outcomes.get(each.delivery.id()), clock.instant()));
            }
            return counts;
        });
    }

    private JobCounts settle(Ready each, DeliveryOutcome outcome, Instant now) {
        Claim claim = each.claim;
        if (outcome instanceof DeliveryOutcome.Sent sent) {
            if (Message.QUEUE.settle(claim, MessageState.SENT.name(), now)) sent(each, sent.providerMessageId(), now);
            return new JobCounts(0, 1, 0, 0);
        }
        if (outcome instanceof DeliveryOutcome.Permanent dead) {
            if (dead.badAddress()) {
                if (Message.QUEUE.settle(claim, MessageState.SUPPRESSED.name(), now)) note(claim, dead.error());
                return new JobCounts(0, 0, 1, 0);
            }
            Message.QUEUE.bury(claim, dead.error(), now);
            return new JobCounts(0, 0, 0, 1);
        }
        if (outcome instanceof DeliveryOutcome.Withheld) {
            // Its lease may have run out: whoever takes it over hands it over.
            return JobCounts.NONE;
        }
        String error = ((DeliveryOutcome.Transient) outcome).error();
        if (claim.attempts() >= config.attempts()) {
            Message.QUEUE.bury(claim, error, now);
        } else {
            Duration wait = WorkQueue.backOff(claim.attempts(), config.retryFirst(), config.retryMost());
            Message.QUEUE.retry(claim, now.plus(wait), error, now);
        }
        return new JobCounts(0, 0, 0, 1);
    }

    private static void sent(Ready each, String providerMessageId, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("update messages set provider_message_id = cast(:provider as text), sent_at = :now,"
                        + " variables = case when lane = 'URGENT' then null else variables end where id = :id")
                .setParameter("provider", providerMessageId)
                .setParameter("now", now)
                .setParameter("id", each.claim.id())
                .executeUpdate();
    }

    private static void note(Claim claim, String reason) {
        Panache.getEntityManager()
                .createNativeQuery("update messages set last_error = :reason,"
                        + " variables = case when lane = 'URGENT' then null else variables end where id = :id")
                .setParameter("reason", reason)
                .setParameter("id", claim.id())
                .executeUpdate();
    }

    private Duration lease() {
        return config.timeout().multipliedBy(4);
    }

    private void count(Lane lane, JobCounts counts) {
        metrics.counter("tm.messages", "lane", lane.name(), "outcome", "sent").increment(counts.sent());
        metrics.counter("tm.messages", "lane", lane.name(), "outcome", "skipped")
                .increment(counts.skipped());
        metrics.counter("tm.messages", "lane", lane.name(), "outcome", "failed").increment(counts.failed());
    }

    private static String reason(RuntimeException e) {
        return e instanceof TemplateFailure ? e.getMessage() : e.getClass().getSimpleName();
    }
}
