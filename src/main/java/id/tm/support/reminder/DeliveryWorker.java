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

    JobCounts deliver(ReminderSubject subject, List<Claim> claims, Instant now) {
        long start = System.nanoTime();
        // One that took its worker down with it each time is not tried for ever.
        List<Claim> spent = claims.stream()
                .filter(claim -> claim.attempts() > config.attempts())
                .toList();
        spent.forEach(claim -> settlement.stumble(claim, now, "gave up after " + config.attempts() + " attempts", now));
        List<Claim> fresh = claims.stream()
                .filter(claim -> claim.attempts() <= config.attempts())
                .toList();
        JobCounts counts = new JobCounts(spent.size(), 0, 0, spent.size());
        if (!fresh.isEmpty()) counts = counts.plus(prepareAndSend(subject, fresh, now));
        metrics.delivered(subject.kind(), counts, System.nanoTime() - start);
        return counts;
    }

    private JobCounts prepareAndSend(ReminderSubject subject, List<Claim> claims, Instant now) {
        DeliveryPreparation.Prepared prepared;
        try {
            prepared = preparation.prepare(subject, claims, now);
        } catch (RuntimeException e) {
            return claims.size() == 1 ? stumbled(subject, claims.get(0), e, now) : oneByOne(subject, claims, now);
        }
        JobCounts sent = send(prepared.ready());
        return sent.plus(new JobCounts(claims.size(), 0, prepared.skipped(), 0));
    }

    /** A batch that cannot be decided over holds a bad row: alone, it stops nobody else. */
    private JobCounts oneByOne(ReminderSubject subject, List<Claim> claims, Instant now) {
        JobCounts total = JobCounts.NONE;
        for (Claim claim : claims) total = total.plus(prepareAndSend(subject, List.of(claim), now));
        return total;
    }

    private JobCounts stumbled(ReminderSubject subject, Claim claim, RuntimeException e, Instant now) {
        LOG.errorf(e, "%s delivery %s could not be prepared", subject.kind(), claim.id());
        settlement.stumble(claim, now.plus(backOff(claim)), e.toString(), now);
        return new JobCounts(1, 0, 0, 1);
    }

    private JobCounts send(List<Ready> ready) {
        List<Settlement> settlements = new ArrayList<>();
        List<Ready> written = new ArrayList<>();
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
                settlements.add(Settlement.dead(each, e.toString()));
            }
        }
        List<Ready> begun = settlement.begin(written);
        List<Claim> claims = begun.stream().map(Ready::claim).toList();
        leases.keep(claims);
        try {
            settlements.addAll(handOver(begun));
            return settle(settlements);
        } finally {
            leases.release(claims);
        }
    }

    List<Settlement> handOver(List<Ready> begun) {
        if (begun.isEmpty()) return List.of();
        Map<UUID, DeliveryOutcome> outcomes =
                courier.deliverAll(begun.stream().map(DeliveryWorker::delivery).toList());
        return begun.stream()
                .map(each -> settlementOf(each, outcomes.get(each.row().id)))
                .toList();
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
