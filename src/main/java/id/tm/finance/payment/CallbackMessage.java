package id.tm.finance.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.crypto.SecretTokens;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a provider's message is about. It only says where to look: what counts is what the provider answers when asked.
 *
 * @param eventId the same each time the provider sends the event
 * @param reference ours of the payment or payout, or the key of the refund; null when it names none that could be ours
 * @param providerReference theirs of the same thing
 * @param invoice theirs of the payment a refund belongs to
 * @param saysPaid whether it claims that money has come
 */
record CallbackMessage(
        PaymentProvider provider,
        CallbackKind kind,
        String eventId,
        String reference,
        String providerReference,
        String invoice,
        boolean saysPaid) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFERENCE = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern EVENT = Pattern.compile("[\\x21-\\x7e]{1,200}");

    static JsonNode json(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static CallbackMessage midtrans(String body) {
        JsonNode json = json(body);
        String status = json.path("transaction_status").asText("");
        String event = String.join(
                ":",
                json.path("transaction_id").asText(""),
                status,
                json.path("fraud_status").asText(""),
                json.path("status_code").asText(""),
                json.path("refund_amount").asText(""));
        return new CallbackMessage(
                PaymentProvider.MIDTRANS,
                CallbackKind.PAYMENT,
                json.has("transaction_id") ? event(event, body) : digest(body),
                reference(json.path("order_id")),
                reference(json.path("transaction_id")),
                null,
                status.equals("settlement") || status.equals("capture"));
    }

    /** Told apart by their shape: the old address takes all kinds. */
    static CallbackMessage xendit(String body) {
        JsonNode json = json(body);
        String name = json.path("event").asText("");
        if (name.isEmpty()) {
            String status = json.path("status").asText("");
            String event = String.join(
                    ":",
                    json.path("id").asText(""),
                    status,
                    json.path("paid_amount").asText(""),
                    json.path("paid_at").asText(""));
            return new CallbackMessage(
                    PaymentProvider.XENDIT,
                    CallbackKind.PAYMENT,
                    json.has("id") ? event(event, body) : digest(body),
                    reference(json.path("external_id")),
                    reference(json.path("id")),
                    null,
                    status.equals("PAID") || status.equals("SETTLED"));
        }
        JsonNode outer = json.path("data");
        JsonNode data = outer.path("data").isObject() ? outer.path("data") : outer;
        String event = name + ":" + data.path("id").asText("") + ":"
                + data.path("status").asText("");
        return new CallbackMessage(
                PaymentProvider.XENDIT,
                name.startsWith("refund.") ? CallbackKind.REFUND : CallbackKind.PAYOUT,
                data.has("id") ? event(event, body) : digest(body),
                reference(data.path("reference_id")),
                reference(data.path("id")),
                reference(data.path("invoice_id")),
                false);
    }

    static CallbackMessage of(XenditTransaction callback) {
        return callback.provider == PaymentProvider.MIDTRANS ? midtrans(callback.body) : xendit(callback.body);
    }

    private static String event(String text, String body) {
        return EVENT.matcher(text).matches() ? text : digest(body);
    }

    private static String digest(String body) {
        return "sha256:"
                + java.util.HexFormat.of().formatHex(SecretTokens.sha256(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String reference(JsonNode node) {
        String text = node.asText("");
        return REFERENCE.matcher(text).matches() ? text : null;
    }
}
