package id.tm.support.reminder;

import id.tm.platform.job.JobCounts;
import id.tm.platform.work.Claim;
import id.tm.platform.work.WorkQueue;
import id.tm.support.ReminderConfig;
import id.tm.support.ReminderSubject;
import id.tm.support.messaging.Courier;
import id.tm.support.messaging.Delivery;
import id.tm.support.messaging.DeliveryOutcome;
import id.tm.support.messaging.TemplateRenderer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes one claimed batch of a kind from the decision to its settlement; network and writing stand outside transactions. */
@ApplicationScoped
class DeliveryWorker {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

    private final ReminderConfig config;
    private final DeliveryPreparation preparation;
    private final DeliverySettlement settlement;
    private final TemplateRenderer renderer;
    private final Courier courier;
    private final LeaseKeeper leases;
    private final ReminderMetrics metrics;
    private final Clock clock;

    DeliveryWorker(
            ReminderConfig config,
            DeliveryPreparation preparation,
            DeliverySettlement settlement,
            TemplateRenderer renderer,
            Courier courier,
            LeaseKeeper leases,
            ReminderMetrics metrics,
            Clock clock) {
        this.config = config;
        this.preparation = preparation;
        this.settlement = settlement;
        this.renderer = renderer;
        this.courier = courier;
        this.leases = leases;
        this.metrics = metrics;
        this.clock = clock;
    }

    JobCounts deliver(ReminderSubject subject, List<Claim> claims) {
        long start = System.nanoTime();
        // One that took its worker down with it each time is not tried for ever.
        List<Claim> spent = claims.stream()
                .filter(claim -> claim.attempts() > config.attempts())
                .toList();
        Instant now = clock.instant();
        spent.forEach(claim -> settlement.stumble(claim, now, "gave up after " + config.attempts() + " attempts", now));
        List<Claim> fresh = claims.stream()
                .filter(claim -> claim.attempts() <= config.attempts())
                .toList();
        JobCounts counts = new JobCounts(claims.size(), 0, 0, spent.size());
        leases.keep(fresh);
        try {
            counts = counts.plus(prepareAndSend(subject, fresh));
        } finally {
            leases.release(fresh);
        }
        metrics.delivered(subject.kind(), counts, System.nanoTime() - start);
        return counts;
    }

    private JobCounts prepareAndSend(ReminderSubject subject, List<Claim> claims) {
        JobCounts counts = JobCounts.NONE;
        List<Claim> left = claims;
        while (!left.isEmpty()) {
            Instant decidedAt = clock.instant();
            DeliveryPreparation.Prepared prepared;
            try {
                prepared = preparation.prepare(subject, left, decidedAt);
            } catch (RuntimeException e) {
                return counts.plus(
                        left.size() == 1 ? stumbled(subject, left.get(0), e, decidedAt) : oneByOne(subject, left));
            }
            counts = counts.plus(new JobCounts(0, 0, prepared.skipped(), 0));
            List<Ready> written = new ArrayList<>();
            counts = counts.plus(write(prepared.ready(), written));
            int sent = 0;
            // Behind a slow mail server a decision grows old: the evening has come, somebody has opted out.
            while (sent < written.size() && (sent == 0 || isFresh(decidedAt))) {
                int to = Math.min(written.size(), sent + courier.handful());
                counts = counts.plus(send(written.subList(sent, to)));
                sent = to;
            }
            left = written.subList(sent, written.size()).stream()
                    .map(Ready::claim)
                    .toList();
        }
        return counts;
    }

    private boolean isFresh(Instant decidedAt) {
        return clock.instant().isBefore(decidedAt.plus(config.decisionKept()));
    }

    /** A batch that cannot be decided over holds a bad row: alone, it stops nobody else. */
    private JobCounts oneByOne(ReminderSubject subject, List<Claim> claims) {
        JobCounts total = JobCounts.NONE;
        for (Claim claim : claims) total = total.plus(prepareAndSend(subject, List.of(claim)));
        return total;
    }

    private JobCounts stumbled(ReminderSubject subject, Claim claim, RuntimeException e, Instant now) {
        LOG.errorf(e, "%s delivery %s could not be prepared", subject.kind(), claim.id());
        settlement.stumble(claim, now.plus(backOff(claim)), e.toString(), now);
        return new JobCounts(0, 0, 0, 1);
    }

    /** Puts the words in; what cannot be written ends here. */
    private JobCounts write(List<Ready> ready, List<Ready> written) {
        List<Settlement> dead = new ArrayList<>();
        for (Ready each : ready) {
            try {
                written.add(each.written(renderer.render(
                        each.templateKey(),
                        each.row().channel,
                        each.person().locale(),
                        each.person().zone(),
                        each.variables())));
            } catch (RuntimeException e) {
                LOG.errorf(e, "delivery %s cannot be written", each.row().id);
                dead.add(Settlement.dead(each, e.toString()));
            }
        }
        return settle(dead);
    }

    /**
     * A handful at a time: from the mark that it has begun until it has left, a reminder cannot be called back, so that
     * time is kept short.
     */
    private JobCounts send(List<Ready> handful) {
        leases.keep(handful.stream().map(Ready::claim).toList());
        return settle(handOver(settlement.begin(handful)));
    }

    List<Settlement> handOver(List<Ready> begun) {
        if (begun.isEmpty()) return List.of();
        Map<UUID, DeliveryOutcome> outcomes =
                courier.deliverAll(begun.stream().map(DeliveryWorker::delivery).toList(), leases::holds);
        List<Settlement> settlements = new ArrayList<>();
        for (Ready each : begun) {
            DeliveryOutcome outcome = outcomes.get(each.row().id);
            if (outcome instanceof DeliveryOutcome.Withheld) {
                LOG.warnf("delivery %s was lost to another worker before its turn came", each.row().id);
            } else {
                settlements.add(settlementOf(each, outcome));
            }
        }
        return settlements;
    }

    private Settlement settlementOf(Ready ready, DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.Sent sent) return Settlement.sent(ready, sent.providerMessageId());
        if (outcome instanceof DeliveryOutcome.Permanent dead) return Settlement.dead(ready, dead.error());
        String error = outcome instanceof DeliveryOutcome.Transient later ? later.error() : "no outcome";
        if (ready.claim().attempts() >= config.attempts()) return Settlement.dead(ready, error);
        return Settlement.again(ready, clock.instant().plus(backOff(ready.claim())), error);
    }

    /** All at once; when that fails, each alone. What cannot be settled is found by its lease and leaves as the same message. */
    JobCounts settle(List<Settlement> settlements) {
        if (settlements.isEmpty()) return JobCounts.NONE;
        Set<UUID> held;
        try {
            held = settlement.settle(settlements);
        } catch (RuntimeException e) {
            if (settlements.size() > 1) {
                JobCounts total = JobCounts.NONE;
                for (Settlement each : settlements) total = total.plus(settle(List.of(each)));
                return total;
            }
            LOG.errorf(
                    e,
                    "delivery %s could not be settled",
                    settlements.get(0).ready().row().id);
            return new JobCounts(0, 0, 0, 1);
        }
        long sent = 0;
        long failed = 0;
        for (Settlement each : settlements) {
            if (!held.contains(each.ready().row().id)) {
                LOG.warnf(
                        "delivery %s was taken over before it was settled",
                        each.ready().row().id);
            } else if (each.state() == RecipientState.SENT) {
                sent++;
            } else {
                failed++;
            }
        }
        return new JobCounts(0, sent, 0, failed);
    }

    private static Delivery delivery(Ready ready) {
        return new Delivery(
                ready.row().id,
                ready.row().channel,
                ready.person().address(ready.row().channel),
                ready.person().name(),
                ready.message(),
                Map.of(),
                ready.row().attempt(),
                ready.unsubscribeUrl());
    }

    private Duration backOff(Claim claim) {
        return WorkQueue.backOff(claim.attempts(), config.retryFirst(), config.retryMost());
    }
}
