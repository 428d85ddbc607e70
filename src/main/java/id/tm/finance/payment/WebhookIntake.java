package id.tm.finance.payment;

import static id.tm.finance.FinanceError.PAYMENT_CALLBACK_NOT_AUTHENTIC;
import static id.tm.platform.problem.PlatformError.PAYLOAD_TOO_LARGE;

import com.fasterxml.jackson.databind.JsonNode;
import id.tm.finance.gateway.CallbackProof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Takes a callback in: from whom it says, and kept. What it says is looked at later. */
@ApplicationScoped
class WebhookIntake {

    static final String TOKEN = "x-callback-token";

    private static final int LARGEST = 256 * 1024;
    private static final int LONGEST_HEADER = 500;
    private static final Set<String> SECRET = Set.of(TOKEN, "authorization", "cookie", "proxy-authorization");

    private final CallbackProof proof;
    private final CallbackInbox inbox;

    WebhookIntake(CallbackProof proof, CallbackInbox inbox) {
        this.proof = proof;
        this.inbox = inbox;
    }

    void midtrans(byte[] bytes, HttpHeaders headers) {
        String body = text(bytes);
        JsonNode json = CallbackMessage.json(body);
        String signature = json.path("signature_key").asText("");
        boolean authentic = proof.isMidtrans(
                json.path("order_id").asText(""),
                json.path("status_code").asText(""),
                json.path("gross_amount").asText(""),
                signature);
        if (!authentic) throw PAYMENT_CALLBACK_NOT_AUTHENTIC.with();
        inbox.keep(CallbackMessage.midtrans(body), kept(headers), body);
    }

    void xendit(byte[] bytes, HttpHeaders headers) {
        String token = headers.getHeaderString(TOKEN);
        if (token == null || !proof.isXendit(token)) throw PAYMENT_CALLBACK_NOT_AUTHENTIC.with();
        String body = text(bytes);
        inbox.keep(CallbackMessage.xendit(body), kept(headers), body);
    }

    private static String text(byte[] bytes) {
        if (bytes == null) return "";
        if (bytes.length > LARGEST) throw PAYLOAD_TOO_LARGE.with();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, String> kept(HttpHeaders headers) {
        Map<String, String> kept = new TreeMap<>();
        headers.getRequestHeaders().forEach((name, values) -> {
            String key = name.toLowerCase(Locale.ROOT);
            String value = String.join(", ", values);
            if (!SECRET.contains(key)) {
                kept.put(key, value.length() > LONGEST_HEADER ? value.substring(0, LONGEST_HEADER) : value);
            }
        });
        return kept;
    }
}
