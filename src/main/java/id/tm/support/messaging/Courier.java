package id.tm.support.messaging;

import id.tm.support.Channel;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Hands messages over to whoever carries them: the mail server, a WhatsApp provider. Blocks until the outcome is known,
 * so call it from a worker thread and outside transactions. A dead address is put among the suppressed ones.
 */
@ApplicationScoped
public class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final int LONGEST_ERROR = 500;

    private final MailCarrier mail;
    private final WhatsAppCarrier whatsApp;
    private final Suppressions suppressions;
    private final MailConfig config;
    private final Semaphore ordinary;

    Courier(MailCarrier mail, WhatsAppCarrier whatsApp, Suppressions suppressions, MailConfig config) {
        this.mail = mail;
        this.whatsApp = whatsApp;
        this.suppressions = suppressions;
        this.config = config;
        this.ordinary = new Semaphore(config.concurrency());
    }

    /** How many to give to {@link #deliverAll} at a time: enough to keep it busy, few enough to leave soon. */
    public int handful() {
        return 2 * config.concurrency();
    }

    /**
     * Several at once, over kept connections; the outcome of each by its delivery's id. Never throws for one of them.
     *
     * @param stillOurs asked with the delivery's id when its turn has come, which may be long after this call
     */
    public Map<UUID, DeliveryOutcome> deliverAll(List<Delivery> deliveries, Predicate<UUID> stillOurs) {
        return handOver(deliveries, stillOurs, ordinary);
    }

    /** The same beside whatever bulk is under way: these do not wait for its places. */
    Map<UUID, DeliveryOutcome> deliverUrgently(List<Delivery> deliveries, Predicate<UUID> stillOurs) {
        return handOver(deliveries, stillOurs, new Semaphore(config.concurrency()));
    }

    private Map<UUID, DeliveryOutcome> handOver(
            List<Delivery> deliveries, Predicate<UUID> stillOurs, Semaphore places) {
        Map<UUID, CompletableFuture<DeliveryOutcome>> underWay = new HashMap<>();
        for (Delivery delivery : deliveries) {
            places.acquireUninterruptibly();
            if (!stillOurs.test(delivery.id())) {
                places.release();
                underWay.put(delivery.id(), CompletableFuture.completedFuture(new DeliveryOutcome.Withheld()));
                continue;
            }
            underWay.put(
                    delivery.id(),
                    start(delivery).onTermination().invoke(places::release).subscribeAsCompletionStage());
        }
        Map<UUID, DeliveryOutcome> outcomes = new HashMap<>();
        deliveries.forEach(delivery -> {
            DeliveryOutcome outcome = underWay.get(delivery.id()).join();
            if (outcome instanceof DeliveryOutcome.Permanent dead && dead.badAddress()) {
                suppressions.suppress(delivery.channel(), delivery.address(), dead.error());
            }
            outcomes.put(delivery.id(), outcome);
        });
        return outcomes;
    }

    private Uni<DeliveryOutcome> start(Delivery delivery) {
        return Uni.createFrom()
                .deferred(() -> delivery.channel() == Channel.EMAIL ? mail.carry(delivery) : whatsApp.carry(delivery))
                .ifNoItem()
                .after(config.timeout())
                .recoverWithItem(() -> new DeliveryOutcome.Transient("no answer within " + config.timeout()))
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.warnf(e, "delivery %s failed", delivery.id());
                    return new DeliveryOutcome.Transient(String.valueOf(e));
                })
                .map(outcome -> withoutAddress(outcome, delivery.address()));
    }

    /** A provider's words often repeat the address; they are kept and shown, it must not be. */
    private static DeliveryOutcome withoutAddress(DeliveryOutcome outcome, String address) {
        if (outcome instanceof DeliveryOutcome.Transient later) {
            return new DeliveryOutcome.Transient(clean(later.error(), address));
        }
        if (outcome instanceof DeliveryOutcome.Permanent dead) {
            return new DeliveryOutcome.Permanent(clean(dead.error(), address), dead.badAddress());
        }
        return outcome;
    }

    private static String clean(String error, String address) {
        String text = error.replace(address, Addresses.mask(address)).replaceAll("\\p{Cc}+", " ");
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }
}
