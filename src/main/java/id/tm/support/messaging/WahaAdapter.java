package id.tm.support.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends through a WAHA server. */
@ApplicationScoped
class WahaAdapter implements WhatsAppAdapter {

    /** {@code true_6281…@c.us_3EB0…}: only the last part is the same in every answer and callback. */
    private static final Pattern FULL_ID = Pattern.compile("(?:true|false)_[^_]+_([^_]+)(?:_.*)?");

    private final WhatsAppConfig config;
    private volatile WahaClient client;

    WahaAdapter(WhatsAppConfig config) {
        this.config = config;
    }

    @Override
    public Uni<DeliveryOutcome> send(Delivery delivery) {
        var message = new WahaClient.SendText(
                config.waha().session(),
                chatId(delivery.address()),
                delivery.message().text());
        return client().sendText(config.waha().apiKey().orElse(null), message)
                .map(WahaAdapter::outcome)
                .onFailure()
                .recoverWithItem(e -> new DeliveryOutcome.Transient("WAHA: " + e));
    }

    static String chatId(String phone) {
        return phone.replaceAll("\\D", "") + "@c.us";
    }

    static String messageId(String id) {
        Matcher full = FULL_ID.matcher(id);
        return full.matches() ? full.group(1) : id;
    }

    private static DeliveryOutcome outcome(Response answer) {
        int status = answer.getStatus();
        if (status >= 200 && status < 300) {
            JsonNode body = ProviderCalls.json(answer.readEntity(String.class));
            JsonNode id = body.path("id");
            String text = id.isTextual()
                    ? id.asText()
                    : id.path("_serialized").asText(body.path("key").path("id").asText(""));
            return new DeliveryOutcome.Sent(text.isEmpty() ? null : messageId(text));
        }
        String error = "WAHA " + status + ": " + answer.readEntity(String.class);
        return ProviderCalls.mayPass(status)
                ? new DeliveryOutcome.Transient(error)
                : new DeliveryOutcome.Permanent(error, false);
    }

    private WahaClient client() {
        if (client == null) {
            client = ProviderCalls.client(WahaClient.class, config.waha().url(), config.timeout());
        }
        return client;
    }
}
