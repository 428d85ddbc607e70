package id.tm.support.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What calls to both WhatsApp providers have in common. */
final class ProviderCalls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProviderCalls() {}

    /** A client that hands every status to its caller instead of throwing. */
    static <T> T client(Class<T> type, URI url, Duration timeout) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(type);
    }

    /** A provider's body; nothing at all when it is no JSON. */
    static JsonNode json(String body) {
        try {
            JsonNode node = body == null ? null : JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Our key, our session, too many at once, or the provider's own trouble: none of it is the message's fault. */
    static boolean mayPass(int status) {
        return status >= 500 || status == 401 || status == 403 || status == 404 || status == 408 || status == 429;
    }
}
