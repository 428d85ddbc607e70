package id.tm.support.messaging;

import id.tm.platform.mode.Mode;
import id.tm.platform.mode.ModeConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Sends nothing; says in the log what would have gone out, in words only where no real people are. */
@ApplicationScoped
class LogAdapter implements WhatsAppAdapter {

    private static final Logger LOG = Logger.getLogger("id.tm.whatsapp");

    private final boolean withWords;

    LogAdapter(ModeConfig mode) {
        withWords = mode.mode() == Mode.LOCAL;
    }

    @Override
    public Uni<DeliveryOutcome> send(Delivery delivery) {
        LOG.infof(
                "WhatsApp %s to %s%s",
                delivery.id(),
                Addresses.mask(delivery.address()),
                withWords ? ":\n" + delivery.message().text() : "");
        return Uni.createFrom().item(new DeliveryOutcome.Sent("log:" + delivery.id()));
    }
}
