package id.tm.finance.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A provider's message as it came, without what could be used against a person or to sign another one. */
public record PaymentCallbackDetailView(
        PaymentCallbackView callback,

        @Schema(description = "Without those that authenticate")
        Map<String, String> headers,

        @Schema(examples = "{\"external_id\":\"TM-20260105-7K2M9QXWTA4P\",\"status\":\"PAID\"}")
        String body) {

    private static final String MASK = "***";

    static PaymentCallbackDetailView of(XenditTransaction callback) {
        JsonNode json = CallbackMessage.json(callback.body);
        // What is no JSON cannot be told apart, so none of it is shown.
        String shown = json.isContainerNode() ? mask(json).toString() : "";
        return new PaymentCallbackDetailView(PaymentCallbackView.of(callback), callback.headers, shown);
    }

    private static JsonNode mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> field.setValue(
                            isPersonal(field.getKey()) && field.getValue().isValueNode()
                                    ? TextNode.valueOf(MASK)
                                    : mask(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            array.forEach(PaymentCallbackDetailView::mask);
        }
        return node;
    }

    private static boolean isPersonal(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return name.equals("signature_key")
                || name.contains("email")
                || name.contains("phone")
                || name.contains("mobile")
                || name.contains("account_number")
                || name.contains("account_holder")
                || name.contains("va_number")
                || name.contains("card")
                || name.equals("payment_destination")
                || name.contains("given_names")
                || name.contains("surname");
    }
}
