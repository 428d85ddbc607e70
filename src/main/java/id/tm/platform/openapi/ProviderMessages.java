package id.tm.platform.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** What goes in and out where providers tell us something: an object of theirs, and an empty one. */
final class ProviderMessages {

    private static final DotName MESSAGE = DotName.createSimple(ProviderMessage.class);

    private ProviderMessages() {}

    static void describe(Operation operation, @Nullable MethodInfo method) {
        AnnotationInstance message = method == null ? null : method.annotation(MESSAGE);
        if (message == null) return;
        operation.setRequestBody(OASFactory.createRequestBody()
                .required(true)
                .content(anObject(message.value("example").asString())));
        operation
                .getResponses()
                .addAPIResponse(
                        "200",
                        OASFactory.createAPIResponse().description("Kept").content(anObject("{}")));
    }

    private static Content anObject(String example) {
        Schema object = OASFactory.createSchema().type(List.of(Schema.SchemaType.OBJECT));
        return OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType().schema(object).example(parsed(example)));
    }

    /** As an object, since a text would be shown as one. */
    private static Map<String, Object> parsed(String example) {
        try {
            return new ObjectMapper().readValue(example, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON object: " + example, e);
        }
    }
}
