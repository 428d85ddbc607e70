package id.tm.support.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import id.tm.support.messaging.RenderedMessage.Approved;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/** Sends template messages through Meta's Cloud API. */
@ApplicationScoped
class MetaAdapter implements WhatsAppAdapter {

    /** Nobody there reads WhatsApp. */
    static final Set<Integer> NO_SUCH_NUMBER = Set.of(131026);

    /** Rates, quotas and outages that pass. */
    private static final Set<Integer> PASSING = Set.of(1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 133004);

    private final WhatsAppConfig config;
    private volatile MetaClient client;

    MetaAdapter(WhatsAppConfig config) {
        this.config = config;
    }

    @Override
    public Uni<DeliveryOutcome> send(Delivery delivery) {
        WhatsAppConfig.Meta meta = config.meta();
        if (meta.phoneNumberId().isEmpty() || meta.accessToken().isEmpty()) {
            return Uni.createFrom()
                    .item(new DeliveryOutcome.Transient(
                            "tm.whatsapp.meta.phone-number-id or tm.whatsapp.meta.access-token is not set"));
        }
        return client().send(
                        meta.version(),
                        meta.phoneNumberId().get(),
                        "Bearer " + meta.accessToken().get(),
                        message(delivery))
                .map(MetaAdapter::outcome)
                .onFailure()
                .recoverWithItem(e -> new DeliveryOutcome.Transient("Meta: " + e));
    }

    private static MetaClient.TemplateMessage message(Delivery delivery) {
        Approved approved = delivery.message().approved();
        List<MetaClient.Parameter> parameters = approved.parameters().entrySet().stream()
                .map(entry -> new MetaClient.Parameter("text", entry.getKey(), entry.getValue()))
                .toList();
        return new MetaClient.TemplateMessage(
                "whatsapp",
                "individual",
                delivery.address().replaceAll("\\D", ""),
                "template",
                new MetaClient.Template(
                        approved.name(),
                        new MetaClient.Language(approved.language()),
                        List.of(new MetaClient.Component("body", parameters))),
                delivery.id().toString());
    }

    private static DeliveryOutcome outcome(Response answer) {
        int status = answer.getStatus();
        JsonNode body = ProviderCalls.json(answer.readEntity(String.class));
        if (status >= 200 && status < 300) {
            return new DeliveryOutcome.Sent(
                    body.path("messages").path(0).path("id").asText(null));
        }
        int code = body.path("error").path("code").asInt();
        String error = "Meta " + status + "/" + code + ": "
                + body.path("error").path("message").asText("");
        if (NO_SUCH_NUMBER.contains(code)) return new DeliveryOutcome.Permanent(error, true);
        boolean passing = PASSING.contains(code) || (ProviderCalls.mayPass(status) && code < 132_000);
        return passing ? new DeliveryOutcome.Transient(error) : new DeliveryOutcome.Permanent(error, false);
    }

    private MetaClient client() {
        if (client == null)
            client = ProviderCalls.client(MetaClient.class, config.meta().url(), config.timeout());
        return client;
    }
}
