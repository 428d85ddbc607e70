package id.tm.support.messaging;

import io.smallrye.mutiny.Uni;

/** One way of sending WhatsApp messages. */
interface WhatsAppAdapter {

    /** Never fails: what goes wrong is the outcome. */
    Uni<DeliveryOutcome> send(Delivery delivery);
}
