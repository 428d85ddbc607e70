package id.tm.platform.openapi;

import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.security.ApiKeyScopes;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * Writes into the API description what holds for every operation: who may call it, the failures, paging parameters,
 * Idempotency-Key, and examples. Runs when the service is built; resources say only what is their own.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescriptionFilter implements OASFilter {

    private static final String MEMBERS = "members";
    private static final String BACK_OFFICE = "backOffice";
    private static final String API_KEY = "apiKey";
    private static final String BACK_OFFICE_PATHS = "/api/v1/admin/";
    private static final String JSON = "application/json";

    /** The framework's own, for {@code @NotBlank}: a part is enough. */
    private static final String NOT_BLANK = "\\S";

    private final IndexView index;
    private final Map<String, MethodInfo> methods = new HashMap<>();

    public ApiDescriptionFilter(IndexView index) {
        this.index = index;
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
            schemas.values().forEach(ApiDescriptionFilter::ownExample);
            schemas.values().forEach(ApiDescriptionFilter::speakEcmaScript);
        }
        ExampleMaker examples = new ExampleMaker(schemas);
        Set<String> tags = new TreeSet<>();
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((verb, operation) -> {
                    if (operation.getTags() != null) tags.addAll(operation.getTags());
                    describe(path, verb, operation, examples);
                }));
        declareTags(api, tags);
    }

    private void describe(
            String path,
            PathItem.HttpMethod verb,
            org.eclipse.microprofile.openapi.models.Operation operation,
            ExampleMaker examples) {
        MethodInfo method = methods.get(String.valueOf(operation.getOperationId()));
        boolean secured = !values(method, RolesAllowed.class).isEmpty()
                || !values(method, PermissionsAllowed.class).isEmpty();
        if (secured) useRealm(path, verb, operation);
        String own = operation.getDescription();
        operation.setDescription((own == null ? "" : own + " ") + whoMay(method, secured));
        if (isPage(operation, examples)) {
            addPaging(operation);
            specOf(method).ifPresent(list -> addOrderAndFilters(operation, list));
        }
        if (verb == PathItem.HttpMethod.POST && path.startsWith("/api/v1/")) addIdempotencyKey(operation, method);
        describeParameters(operation, examples);
        if (operation.getRequestBody() != null)
            exemplify(operation.getRequestBody().getContent(), examples);
        addFailures(path, operation, secured);
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) succeed(status, response, examples);
            else if (status.startsWith("4") || status.startsWith("5"))
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

    private static boolean isPage(org.eclipse.microprofile.openapi.models.Operation operation, ExampleMaker examples) {
        APIResponse ok = operation.getResponses().getAPIResponse("200");
        MediaType json =
                ok == null || ok.getContent() == null ? null : ok.getContent().getMediaType(JSON);
        return json != null
                && examples.of(json.getSchema()) instanceof Map<?, ?> body
                && body.containsKey("items")
                && body.containsKey("nextCursor");
    }

    private static void addPaging(org.eclipse.microprofile.openapi.models.Operation operation) {
        Schema limit = OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.INTEGER))
                .minimum(java.math.BigDecimal.ONE)
                .maximum(java.math.BigDecimal.valueOf(200))
                .defaultValue(20);
        addUnlessThere(operation, Parameter.In.QUERY, "limit", "How many at most", limit, 20);
        addUnlessThere(
                operation, Parameter.In.QUERY, "cursor", "`nextCursor` of the page before; opaque", text(), null);
    }

    /** The constant that lists by it, of the view that is listed or of the resource. */
    private Optional<ListSpec<?>> specOf(MethodInfo method) {
        if (method == null) return Optional.empty();
        Type answer = method.returnType();
        Optional<ListSpec<?>> ofView = answer.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? Optional.ofNullable(index.getClassByName(
                                answer.asParameterizedType().arguments().get(0).name()))
                        .flatMap(ApiDescriptionFilter::specOf)
                : Optional.empty();
        return ofView.isPresent() ? ofView : specOf(method.declaringClass());
    }

    /** Loading the class has no effect, since resources and views hold nothing else in constants. */
    private static Optional<ListSpec<?>> specOf(ClassInfo owner) {
        DotName type = DotName.createSimple(ListSpec.class);
        for (FieldInfo constant : owner.fields()) {
            if (!constant.type().name().equals(type)) continue;
            try {
                Field field = Class.forName(owner.name().toString(), true, ApiDescriptionFilter.class.getClassLoader())
                        .getDeclaredField(constant.name());
                field.setAccessible(true);
                return Optional.of((ListSpec<?>) field.get(null));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("what " + owner + " lists cannot be described", e);
            }
        }
        return Optional.empty();
    }

    private static void addOrderAndFilters(
            org.eclipse.microprofile.openapi.models.Operation operation, ListSpec<?> list) {
        Schema order = text().enumeration(new ArrayList<>(list.orders())).defaultValue(list.defaultOrder());
        addUnlessThere(
                operation,
                Parameter.In.QUERY,
                "sort",
                "The order; `-` begins with the greatest",
                order,
                list.defaultOrder());
        list.filterTypes().forEach((name, type) -> {
            Schema schema = text();
            if (type.format() != null) schema.format(type.format());
            if (!type.values().isEmpty()) schema.enumeration(new ArrayList<>(type.values()));
            String words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
            addUnlessThere(operation, Parameter.In.QUERY, name, "Filters by " + words, schema, null);
        });
    }

    private static void addIdempotencyKey(
            org.eclipse.microprofile.openapi.models.Operation operation, MethodInfo method) {
        DotName required = DotName.createSimple(IdempotencyRequired.class);
        boolean isRequired = method != null
                && (method.hasAnnotation(required) || method.declaringClass().hasDeclaredAnnotation(required));
        Schema key = text().minLength(1).maxLength(255);
        addUnlessThere(
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

    private static void addUnlessThere(
            org.eclipse.microprofile.openapi.models.Operation operation,
            Parameter.In in,
            String name,
            String description,
            Schema schema,
            Object example) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        if (parameters.stream().anyMatch(parameter -> name.equalsIgnoreCase(parameter.getName()))) return;
        operation.addParameter(OASFactory.createParameter()
                .in(in)
                .name(name)
                .description(description)
                .schema(schema)
                .example(example));
    }

    private static void describeParameters(
            org.eclipse.microprofile.openapi.models.Operation operation, ExampleMaker examples) {
        if (operation.getParameters() == null) return;
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.getSchema() == null && parameter.getRef() == null) parameter.setSchema(text());
            if (parameter.getDescription() == null && parameter.getIn() == Parameter.In.PATH) {
                parameter.setDescription("Which one; an unknown one is a 404");
            }
            if ("If-Match".equals(parameter.getName())) {
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

    private static void succeed(String status, APIResponse response, ExampleMaker examples) {
        if (response.getDescription() == null || response.getDescription().isBlank()) response.setDescription("Done");
        if (status.equals("201") || status.equals("202")) {
            response.addHeader(
                    "Location",
                    OASFactory.createHeader()
                            .description("Where it can be read, when it can")
                            .schema(text()));
        }
        Content content = response.getContent();
        if (content == null) return;
        if (content.getMediaTypes() == null || content.getMediaTypes().isEmpty()) response.setContent(null);
        else exemplify(content, examples);
    }

    private static void exemplify(Content content, ExampleMaker examples) {
        if (content == null || content.getMediaTypes() == null) return;
        content.getMediaTypes().forEach((type, media) -> {
            boolean hasExample = media.getExample() != null
                    || media.getExamples() != null && !media.getExamples().isEmpty();
            if (media.getSchema() == null) media.setSchema(text());
            if (!hasExample) media.setExample(examples.of(media.getSchema()));
        });
    }

    /** Patterns are Java's, matched as a whole; those who read the description have ECMAScript's, which look for a part. */
    private static void speakEcmaScript(Schema schema) {
        if (schema.getPattern() != null && !schema.getPattern().equals(NOT_BLANK)) {
            String plain =
                    greedy(schema.getPattern().replace("(?s)", "").replace("\\P{Cntrl}", "[^\\u0000-\\u001f\\u007f]"));
            // Classes of Unicode characters are read with a flag that a schema cannot set.
            boolean portable = !plain.contains("\\p{") && !plain.contains("\\P{");
            schema.setPattern(portable ? "^(?:" + plain + ")$" : null);
        }
        // They divide in binary floating point, where 0.7 is no multiple of 0.0001.
        BigDecimal step = schema.getMultipleOf();
        if (step != null && step.compareTo(BigDecimal.ONE) < 0) schema.setMultipleOf(null);
        if (schema.getProperties() != null)
            schema.getProperties().values().forEach(ApiDescriptionFilter::speakEcmaScript);
        if (schema.getItems() != null) speakEcmaScript(schema.getItems());
    }

    /** Without the mark of possessive quantifiers, which ECMAScript lacks; what they match is the same. */
    private static String greedy(String pattern) {
        StringBuilder greedy = new StringBuilder();
        boolean inClass = false;
        boolean afterQuantifier = false;
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == '+' && afterQuantifier) {
                afterQuantifier = false;
                continue;
            }
            greedy.append(c);
            afterQuantifier = !inClass && "*+?}".indexOf(c) >= 0;
            if (c == '\\' && at + 1 < pattern.length()) greedy.append(pattern.charAt(++at));
            else if (c == '[') inClass = true;
            else if (c == ']') inClass = false;
        }
        return greedy.toString();
    }

    /** The framework's own words for times show nanoseconds, which nobody sends. */
    private static void ownExample(Schema schema) {
        boolean isPlain = schema.getProperties() == null && schema.getFormat() != null;
        if (!isPlain) return;
        String example =
                switch (schema.getFormat()) {
                    case "local-time" -> "09:30:00";
                    case "date" -> "2026-01-05";
                    case "uuid" -> "019b9e2d-4c1f-7a53-8f6e-2b7a90c4d1e5";
                    case "date-time" -> isLocal(schema) ? "2026-01-05T11:18:59" : "2026-01-05T04:18:59Z";
                    default -> null;
                };
        if (example != null) schema.setExamples(new ArrayList<>(List.of(example)));
        // A wall time has no offset, which the format "date-time" demands.
        if (example != null && isLocal(schema)) schema.setFormat("local-date-time");
    }

    private static boolean isLocal(Schema schema) {
        return schema.getExamples() != null
                && schema.getExamples().stream().map(String::valueOf).anyMatch(text -> text.matches(".*T[0-9:.]+"));
    }

    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("Access", "Registration, login, refresh and the public keys of the tokens"),
            Map.entry("Admins", "Who works in the back office"),
            Map.entry("Assessments", "The tests that are offered, those that people take, and their results"),
            Map.entry("Booking", "Practitioners' hours, free slots, sessions and ratings"),
            Map.entry("Development", "Caught mails and the movable clock; local mode only"),
            Map.entry("Discounts", "Reductions that everybody gets, and what they came to"),
            Map.entry("Finance", "The books, wallets, settings about money, banks and payment channels"),
            Map.entry("Instruments", "Questions, keys, norms and report texts as versioned data"),
            Map.entry("Me", "The caller's own profile and sessions"),
            Map.entry("Partner", "Companies, their operators and invoices"),
            Map.entry("Payments", "What is paid to us and back, what providers tell of it, and their reports compared"),
            Map.entry(
                    "Payout",
                    "Where people are paid out to, as what they are taxed, and ways to pay that are kept for them"),
            Map.entry("Purchases", "What people buy: the checkout, how it is paid, and what may be used then"),
            Map.entry("ST-30 purchases", "The ST-30 tests of purchases, kept as a kind of their own"),
            Map.entry("Executive", "Seats that companies buy for others, and who has them"),
            Map.entry("Products", "What is sold, and what a basket of it costs"),
            Map.entry("Referrals", "Who brings buyers, and what that earns"),
            Map.entry("Withdrawals", "From a wallet to a bank account, and the tax that is withheld on the way"),
            Map.entry("Professions", "What a profile can name as profession"),
            Map.entry(
                    "Regions",
                    "Provinces, regencies, districts and villages of Indonesia, and the import of a data set"),
            Map.entry("Roles", "Roles and the permissions they hold"),
            Map.entry("Support", "Messages, reminders, jobs, short links, contact messages and notifications"),
            Map.entry("Users", "Members as the back office sees them"),
            Map.entry("Vouchers", "Codes that make a purchase cheaper, and their uses"));

    private static void declareTags(OpenAPI api, Set<String> used) {
        List<Tag> declared = api.getTags() == null ? new ArrayList<>() : new ArrayList<>(api.getTags());
        for (String name : used) {
            if (declared.stream().noneMatch(tag -> name.equals(tag.getName()))) {
                declared.add(OASFactory.createTag().name(name));
            }
        }
        declared.stream()
                .filter(tag -> tag.getDescription() == null)
                .forEach(tag -> tag.setDescription(TAGS.get(tag.getName())));
        declared.sort(java.util.Comparator.comparing(Tag::getName));
        api.setTags(declared);
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

    private static Schema text() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
    }
}
