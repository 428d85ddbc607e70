package id.tm.platform.openapi;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The answers of operations that went well. */
final class Successes {

    private static final DotName REST_RESPONSE = DotName.createSimple(RestResponse.class);

    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final IndexView index;
    private final Map<String, Schema> schemas;

    Successes(IndexView index, @Nullable Map<String, Schema> schemas) {
        this.index = index;
        this.schemas = schemas == null ? Map.of() : schemas;
    }

    void fill(String status, APIResponse response, @Nullable MethodInfo method) {
        if (response.getDescription() == null || response.getDescription().isBlank()) response.setDescription("Done");
        if (status.equals("201") || status.equals("202")) {
            response.addHeader(
                    "Location",
                    OASFactory.createHeader()
                            .description("Where it can be read, when it can")
                            .schema(Parameters.text()));
        }
        boolean isUnsaid = response.getContent() == null && !status.equals("204");
        if (isUnsaid && method != null) addBody(response, method.returnType());
        if (response.getContent() != null
                && (response.getContent().getMediaTypes() == null
                        || response.getContent().getMediaTypes().isEmpty())) {
            response.setContent(null);
        }
    }

    /** The framework sees what a method returns in 200 alone; with any other status it is the same. */
    private void addBody(APIResponse response, Type returned) {
        Type answer = returned.name().equals(REST_RESPONSE) && returned.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? returned.asParameterizedType().arguments().get(0)
                : returned;
        String view = schemaOf(answer.name());
        if (!schemas.containsKey(view)) return;
        Schema schema = OASFactory.createSchema().ref("#/components/schemas/" + view);
        response.setContent(OASFactory.createContent()
                .addMediaType("application/json", OASFactory.createMediaType().schema(schema)));
    }

    private String schemaOf(DotName type) {
        ClassInfo view = index.getClassByName(type);
        if (view == null) return "";
        AnnotationInstance schema = view.declaredAnnotation(SCHEMA);
        return schema != null && schema.value("name") != null
                ? schema.value("name").asString()
                : view.simpleName();
    }
}
