package id.tm.finance.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What calls to the providers have in common. */
public final class GatewayCalls {

    /** The provider's answer as it came. */
    record Reply(int status, JsonNode body, String text) {

        boolean succeeded() {
            return status >= 200 && status < 300;
        }

        /** For a person: the status and the beginning of what was said. */
        String error(String provider) {
            String said = text == null ? "" : text;
            return provider + " " + status + ": " + (said.length() > 300 ? said.substring(0, 300) : said);
        }

        /** What the answer means when it is no success: only a clear no to what was asked is one. */
        <T> Answer<T> failure(String provider) {
            boolean mayPass = status >= 500 || status == 401 || status == 403 || status == 408 || status == 429;
            return mayPass || succeeded()
                    ? new Answer.Unknown<>(error(provider))
                    : new Answer.Refused<>(error(provider));
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private GatewayCalls() {}

    /** A client that hands every status to its caller instead of throwing. */
    public static <T> T client(Class<T> type, URI url, Duration timeout) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(type);
    }

    /** Waits for the answer, but never longer than the time-out for all of it. */
    static <T> Answer<T> ask(
            String provider, Uni<Response> request, Duration timeout, Function<Reply, Answer<T>> reader) {
        Reply reply;
        try {
            reply = request.map(GatewayCalls::reply).await().atMost(timeout);
        } catch (RuntimeException e) {
            return new Answer.Unknown<>(provider + ": " + e);
        }
        return reader.apply(reply);
    }

    private static Reply reply(Response answer) {
        String text = answer.hasEntity() ? answer.readEntity(String.class) : "";
        return new Reply(answer.getStatus(), json(text), text);
    }

    static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing at all when it is no JSON. */
    static JsonNode json(String body) {
        try {
            JsonNode node = body == null ? null : JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whole rupiah, -1 when it is anything else. */
    static long rupiah(JsonNode node) {
        if (!node.isNumber() && !node.isTextual()) return -1;
        try {
            BigDecimal amount = new BigDecimal(node.asText().strip());
            return amount.precision() - amount.scale() > 18 ? -1 : amount.longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return -1;
        }
    }

    /** Null when it is none. */
    static Instant instant(JsonNode node) {
        try {
            return node.isTextual() ? Instant.parse(node.asText()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
