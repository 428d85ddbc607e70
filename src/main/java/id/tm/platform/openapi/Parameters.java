package id.tm.platform.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Parameters that operations have in common. */
final class Parameters {

    private Parameters() {}

    /** Unless the operation says something of it already. */
    static void add(
            Operation operation,
            Parameter.In in,
            String name,
            String description,
            Schema schema,
            @Nullable Object example) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        if (parameters.stream().anyMatch(parameter -> name.equalsIgnoreCase(parameter.getName()))) return;
        operation.addParameter(OASFactory.createParameter()
                .in(in)
                .name(name)
                .description(description)
                .schema(schema)
                .example(example));
    }

    static boolean has(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    static Schema text() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
    }
}
