package id.tm.platform.openapi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Makes an example of a schema out of the examples of its fields, and where they say nothing out of their types. */
final class ExampleMaker {

    private static final int DEEPEST = 10;
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Schema> schemas;

    ExampleMaker(Map<String, Schema> schemas) {
        this.schemas = schemas == null ? Map.of() : schemas;
    }

    Object of(Schema schema) {
        return of(schema, 0);
    }

    private Object of(Schema schema, int depth) {
        if (schema == null || depth > DEEPEST) return null;
        Object given = given(schema);
        if (given != null) return typed(given, type(schema));
        if (schema.getRef() != null) return of(schemas.get(schema.getRef().replace(REFERENCE, "")), depth);
        if (notEmpty(schema.getEnumeration())) return schema.getEnumeration().get(0);
        for (List<Schema> parts : nonNull(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())) {
            for (Schema part : parts) {
                Object example = type(part) == SchemaType.NULL ? null : of(part, depth + 1);
                if (example != null) return example;
            }
        }
        SchemaType type = type(schema);
        if (type == null) return schema.getProperties() == null ? null : object(schema, depth);
        return switch (type) {
            case OBJECT -> object(schema, depth);
            case ARRAY -> array(schema, depth);
            case STRING -> text(schema);
            case INTEGER -> number(schema).toBigInteger();
            case NUMBER -> number(schema);
            case BOOLEAN -> Boolean.TRUE;
            case NULL -> null;
        };
    }

    private static Object given(Schema schema) {
        if (notEmpty(schema.getExamples())) return schema.getExamples().get(0);
        return schema.getDefaultValue();
    }

    private Map<String, Object> object(Schema schema, int depth) {
        Map<String, Object> example = new LinkedHashMap<>();
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> {
                Object value = of(property, depth + 1);
                if (value != null) example.put(name, value);
            });
        }
        return example;
    }

    private List<Object> array(Schema schema, int depth) {
        List<Object> example = new ArrayList<>();
        Object item = of(schema.getItems(), depth + 1);
        int least = schema.getMinItems() == null ? 1 : Math.max(1, schema.getMinItems());
        if (item != null) example.addAll(Collections.nCopies(least, item));
        return example;
    }

    private static String text(Schema schema) {
        String example =
                switch (String.valueOf(schema.getFormat())) {
                    case "uuid" -> "019b9e2d-4c1f-7a53-8f6e-2b7a90c4d1e5";
                    case "date-time" -> "2026-01-05T04:18:59Z";
                    case "date" -> "2026-01-05";
                    case "local-time", "time" -> "09:30:00";
                    case "uri" -> "https://example.com/";
                    case "duration" -> "PT15M";
                    case "byte", "binary" -> "dGVrcw==";
                    default -> "teks";
                };
        int least = schema.getMinLength() == null ? 0 : schema.getMinLength();
        return example.length() >= least ? example : example + "s".repeat(least - example.length());
    }

    private static BigDecimal number(Schema schema) {
        if (schema.getMinimum() != null) return schema.getMinimum().max(BigDecimal.ZERO);
        if (schema.getExclusiveMinimum() != null) {
            return schema.getExclusiveMinimum().max(BigDecimal.ZERO).add(BigDecimal.ONE);
        }
        return schema.getMaximum() == null
                ? BigDecimal.ONE
                : schema.getMaximum().min(BigDecimal.ONE);
    }

    /** Annotations can only carry texts: {@code "3"} on an integer is the number. */
    private static Object typed(Object example, SchemaType type) {
        if (!(example instanceof String text) || type == null) return example;
        try {
            return switch (type) {
                case INTEGER -> new BigInteger(text);
                case NUMBER -> new BigDecimal(text);
                case BOOLEAN -> Boolean.valueOf(text);
                default -> text;
            };
        } catch (NumberFormatException e) {
            return example;
        }
    }

    private static SchemaType type(Schema schema) {
        if (schema.getType() == null) return null;
        return schema.getType().stream()
                .filter(type -> type != SchemaType.NULL)
                .findFirst()
                .orElse(SchemaType.NULL);
    }

    private static boolean notEmpty(List<?> list) {
        return list != null && !list.isEmpty();
    }

    @SafeVarargs
    private static List<List<Schema>> nonNull(List<Schema>... lists) {
        List<List<Schema>> found = new ArrayList<>();
        for (List<Schema> each : lists) if (each != null) found.add(each);
        return found;
    }
}
