package id.tm.platform.openapi;

import id.tm.platform.document.PdfAnswer;
import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.security.ApiKeyScopes;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Writes into the API description what holds for every operation: who may call it, the failures, paging parameters,
 * Idempotency-Key, and examples. Runs when the service is built; resources say only what is their own.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescriptionFilter implements OASFilter {

    private static final String MEMBERS = "members";
    private static final String BACK_OFFICE = "backOffice";
    private static final String API_KEY = "apiKey";
    private static final String IF_MATCH = "If-Match";
    private static final String BACK_OFFICE_PATHS = "/api/v1/admin/";

    private final IndexView index;
    private final ListParameters lists;
    private final Map<String, MethodInfo> methods = new HashMap<>();

    public ApiDescriptionFilter(IndexView index) {
        this.index = index;
        this.lists = new ListParameters(index);
        for (AnnotationInstance annotation : index.getAnnotations(Operation.class)) {
            if (annotation.target().kind() == AnnotationTarget.Kind.METHOD && annotation.value("operationId") != null) {
                methods.put(
                        annotation.value("operationId").asString(),
                        annotation.target().asMethod());
            }
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setServers(
                new ArrayList<>(List.of(OASFactory.createServer().url("/").description("This service"))));
        api.getComponents()
                .securitySchemes(new HashMap<>(Map.of(
                        MEMBERS, bearer("Access token of the users realm, from POST /api/v1/auth/tokens"),
                        BACK_OFFICE, bearer("Access token of the back office, from POST /api/v1/admin/auth/tokens"),
                        API_KEY, apiKey())));
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        if (schemas != null) {
            schemas.values().forEach(PortableSchemas::mend);
        }
        ExampleMaker examples = new ExampleMaker(schemas);
        Successes successes = new Successes(index, schemas);
        Set<String> tags = new TreeSet<>();
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((verb, operation) -> {
                    if (operation.getTags() != null) tags.addAll(operation.getTags());
                    describe(path, verb, operation, examples, successes);
                }));
        Tags.declare(api, tags);
    }

    private void describe(
            String path,
            PathItem.HttpMethod verb,
            org.eclipse.microprofile.openapi.models.Operation operation,
            ExampleMaker examples,
            Successes successes) {
        MethodInfo method = methods.get(String.valueOf(operation.getOperationId()));
        boolean secured = !values(method, RolesAllowed.class).isEmpty()
                || !values(method, PermissionsAllowed.class).isEmpty();
        if (secured) useRealm(path, verb, operation);
        String own = operation.getDescription();
        operation.setDescription((own == null ? "" : own + " ") + whoMay(method, secured));
        ProviderMessages.describe(operation, method);
        lists.describe(operation, method, examples);
        if (verb == PathItem.HttpMethod.POST && path.startsWith("/api/v1/")) addIdempotencyKey(operation, method);
        if (Parameters.has(operation, IF_MATCH)) addVersionFailures(operation.getResponses());
        describeParameters(operation, examples);
        if (operation.getRequestBody() != null)
            exemplify(operation.getRequestBody().getContent(), examples);
        addFailures(path, operation, secured);
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                successes.fill(status, response, method);
                exemplify(response.getContent(), examples);
            } else if (status.startsWith("4") || status.startsWith("5"))
                Failures.fill(Integer.parseInt(status), response);
        });
    }

    private static void useRealm(
            String path, PathItem.HttpMethod verb, org.eclipse.microprofile.openapi.models.Operation operation) {
        String realm = path.startsWith(BACK_OFFICE_PATHS) ? BACK_OFFICE : MEMBERS;
        List<SecurityRequirement> ways = new ArrayList<>();
        ways.add(OASFactory.createSecurityRequirement().addScheme(realm, List.of()));
        if (ApiKeyScopes.neededFor(verb.name(), path) != null) {
            ways.add(OASFactory.createSecurityRequirement().addScheme(API_KEY, List.of()));
        }
        operation.setSecurity(ways);
    }

    private static String whoMay(MethodInfo method, boolean secured) {
        if (!secured) return "Open to everybody.";
        List<String> permissions = values(method, PermissionsAllowed.class);
        if (!permissions.isEmpty()) return "Needs the permission " + quoted(permissions, " and ") + ".";
        List<String> roles = values(method, RolesAllowed.class);
        return roles.isEmpty() ? "Needs a login." : "Needs the role " + quoted(roles, " or ") + ".";
    }

    private static String quoted(List<String> names, String word) {
        return "`" + String.join("`" + word + "`", names) + "`";
    }

    private static List<String> values(MethodInfo method, Class<?> annotation) {
        if (method == null) return List.of();
        DotName name = DotName.createSimple(annotation);
        AnnotationInstance found = method.hasAnnotation(name)
                ? method.annotation(name)
                : method.declaringClass().declaredAnnotation(name);
        return found == null ? List.of() : List.of(found.value().asStringArray());
    }

    private static void addIdempotencyKey(
            org.eclipse.microprofile.openapi.models.Operation operation, MethodInfo method) {
        DotName required = DotName.createSimple(IdempotencyRequired.class);
        boolean isRequired = method != null
                && (method.hasAnnotation(required) || method.declaringClass().hasDeclaredAnnotation(required));
        Schema key = Parameters.text().minLength(1).maxLength(255);
        Parameters.add(
                operation,
                Parameter.In.HEADER,
                "Idempotency-Key",
                "Any text that is new for a new act. A repetition with the same key gets the first answer again, with"
                        + " `Idempotency-Replayed: true`; 409 while the first is still at work, 422 with another body",
                key,
                "8e03978e-40d5-43e8-bc93-6894a57f9324");
        operation.getParameters().stream()
                .filter(parameter -> "Idempotency-Key".equals(parameter.getName()))
                .forEach(parameter -> parameter.setRequired(isRequired));
        APIResponses responses = operation.getResponses();
        if (!responses.hasAPIResponse("409")) {
            responses.addAPIResponse(
                    "409",
                    Failures.answer(409).description("The first request with this Idempotency-Key is still at work"));
        }
        if (!responses.hasAPIResponse("422")) {
            responses.addAPIResponse(
                    "422", Failures.answer(422).description("This Idempotency-Key was used for another request"));
        }
    }

    /** An operation that names 412 itself takes a version without demanding it. */
    private static void addVersionFailures(APIResponses responses) {
        if (responses.hasAPIResponse("412")) return;
        responses.addAPIResponse("412", Failures.answer(412));
        responses.addAPIResponse("428", Failures.answer(428));
    }

    private static void describeParameters(
            org.eclipse.microprofile.openapi.models.Operation operation, ExampleMaker examples) {
        if (operation.getParameters() == null) return;
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.getSchema() == null && parameter.getRef() == null) parameter.setSchema(Parameters.text());
            if (parameter.getDescription() == null && parameter.getIn() == Parameter.In.PATH) {
                parameter.setDescription("Which one; an unknown one is a 404");
            }
            if (IF_MATCH.equals(parameter.getName())) {
                parameter.setDescription("The ETag of the version that this change was made against");
                parameter.setExample("\"3\"");
                parameter.setRequired(operation.getResponses().hasAPIResponse("428"));
            }
            boolean shown = parameter.getExample() != null || parameter.getExamples() != null;
            if (!shown && parameter.getIn() == Parameter.In.PATH)
                parameter.setExample(examples.of(parameter.getSchema()));
        }
    }

    private static void addFailures(
            String path, org.eclipse.microprofile.openapi.models.Operation operation, boolean secured) {
        APIResponses responses = operation.getResponses();
        List<Integer> statuses = new ArrayList<>();
        boolean takes = operation.getRequestBody() != null
                || operation.getParameters() != null
                        && operation.getParameters().stream().anyMatch(each -> each.getIn() != Parameter.In.HEADER);
        if (takes || responses.hasAPIResponse("422")) statuses.add(400);
        if (secured) statuses.addAll(List.of(401, 403));
        if (path.contains("{")) statuses.add(404);
        if (operation.getRequestBody() != null) statuses.addAll(List.of(413, 415));
        statuses.addAll(List.of(500, 503));
        for (int status : statuses) {
            if (!responses.hasAPIResponse(Integer.toString(status))) {
                responses.addAPIResponse(Integer.toString(status), Failures.answer(status));
            }
        }
    }

    private static void exemplify(Content content, ExampleMaker examples) {
        if (content == null || content.getMediaTypes() == null) return;
        content.getMediaTypes().forEach((type, media) -> {
            boolean hasExample = media.getExample() != null
                    || media.getExamples() != null && !media.getExamples().isEmpty();
            if (media.getSchema() == null) media.setSchema(plain(type));
            if (!hasExample) media.setExample(examples.of(media.getSchema()));
        });
    }

    /** Documents are files, whatever else is not described is text. */
    private static Schema plain(String mediaType) {
        return mediaType.equals(PdfAnswer.MEDIA_TYPE) ? Parameters.text().format("binary") : Parameters.text();
    }

    private static SecurityScheme apiKey() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("X-Api-Key")
                .description("Key of a machine, from POST /api/v1/me/api-keys; does what its scopes and its user may");
    }

    private static SecurityScheme bearer(String description) {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(description);
    }
}
