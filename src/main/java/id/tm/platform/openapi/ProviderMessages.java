package id.tm.platform.openapi;

import java.util.List;
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
                        OASFactory.createMediaType().schema(object).example(example));
    }
}
