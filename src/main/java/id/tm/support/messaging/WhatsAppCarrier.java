package id.tm.support.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries WhatsApp messages through the configured adapter. */
@ApplicationScoped
class WhatsAppCarrier {

    private final WhatsAppAdapter adapter;

    WhatsAppCarrier(WhatsAppConfig config, WahaAdapter waha, MetaAdapter meta, LogAdapter log) {
        adapter = switch (config.adapter()) {
            case LOG -> log;
            case WAHA -> waha;
            case META -> meta;
        };
    }

    Uni<DeliveryOutcome> carry(Delivery delivery) {
        return adapter.send(delivery);
    }
}
