package id.tm.platform.openapi;

import id.tm.platform.paging.ListSpec;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/** How lists are paged, ordered and filtered, as their {@link ListSpec} says. */
final class ListParameters {

    /** What a method that says nothing of its answer is described with. */
    private static final String FRAMEWORKS_WORD = "OK";

    private final IndexView index;

    ListParameters(IndexView index) {
        this.index = index;
    }

    void describe(Operation operation, @Nullable MethodInfo method, ExampleMaker examples) {
        if (!isPage(operation, examples)) return;
        APIResponse page = operation.getResponses().getAPIResponse("200");
        if (page.getDescription() == null || FRAMEWORKS_WORD.equals(page.getDescription()))
            page.setDescription("One page");
        addPaging(operation);
        specOf(method).ifPresent(list -> addOrderAndFilters(operation, list));
    }

    private static boolean isPage(Operation operation, ExampleMaker examples) {
        APIResponse ok = operation.getResponses().getAPIResponse("200");
        MediaType json =
                ok == null || ok.getContent() == null ? null : ok.getContent().getMediaType("application/json");
        return json != null
                && examples.of(json.getSchema()) instanceof Map<?, ?> body
                && body.containsKey("items")
                && body.containsKey("nextCursor");
    }

    private static void addPaging(Operation operation) {
        Schema limit = OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.INTEGER))
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(200))
                .defaultValue(20);
        Parameters.add(operation, Parameter.In.QUERY, "limit", "How many at most", limit, 20);
        Parameters.add(
                operation,
                Parameter.In.QUERY,
                "cursor",
                "`nextCursor` of the page before; opaque",
                Parameters.text(),
                null);
    }

    /** The constant that lists by it, of the view that is listed or of the resource. */
    private Optional<ListSpec<?>> specOf(@Nullable MethodInfo method) {
        if (method == null) return Optional.empty();
        Type answer = method.returnType();
        Optional<ListSpec<?>> ofView = answer.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? Optional.ofNullable(index.getClassByName(
                                answer.asParameterizedType().arguments().get(0).name()))
                        .flatMap(ListParameters::specOf)
                : Optional.empty();
        return ofView.isPresent() ? ofView : specOf(method.declaringClass());
    }

    /** Loading the class has no effect, since resources and views hold nothing else in constants. */
    private static Optional<ListSpec<?>> specOf(ClassInfo owner) {
        DotName type = DotName.createSimple(ListSpec.class);
        for (FieldInfo constant : owner.fields()) {
            if (!constant.type().name().equals(type)) continue;
            try {
                Field field = Class.forName(owner.name().toString(), true, ListParameters.class.getClassLoader())
                        .getDeclaredField(constant.name());
                field.setAccessible(true);
                return Optional.of((ListSpec<?>) field.get(null));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("what " + owner + " lists cannot be described", e);
            }
        }
        return Optional.empty();
    }

    private static void addOrderAndFilters(Operation operation, ListSpec<?> list) {
        Schema order =
                Parameters.text().enumeration(new ArrayList<>(list.orders())).defaultValue(list.defaultOrder());
        Parameters.add(
                operation,
                Parameter.In.QUERY,
                "sort",
                "The order; `-` begins with the greatest",
                order,
                list.defaultOrder());
        list.filterTypes().forEach((name, type) -> {
            Schema schema = Parameters.text();
            if (type.format() != null) schema.format(type.format());
            if (!type.values().isEmpty()) schema.enumeration(new ArrayList<>(type.values()));
            String words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
            Parameters.add(operation, Parameter.In.QUERY, name, "Filters by " + words, schema, null);
        });
    }
}
