package id.tm.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What is wrong with a request, field by field, in the words that a client knows. */
final class BadInput {

    private static final Logger LOG = Logger.getLogger(BadInput.class);

    private BadInput() {}

    /** JSON that is none, or has not the shape that is wanted; what our own types say of a value goes before. */
    static TmException unreadable(JacksonException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof TmException known) return known;
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return PlatformError.UNKNOWN_FIELD
                    .with(path(unknown))
                    .fields(List.of(new FieldError(path(unknown), "unknown", "unknown field")));
        }
        if (e instanceof JsonMappingException mapping && !path(mapping).isEmpty()) {
            return PlatformError.MALFORMED_REQUEST
                    .with(path(mapping))
                    .fields(List.of(new FieldError(path(mapping), "malformed", "not of the expected type")));
        }
        return PlatformError.MALFORMED_REQUEST.with("JSON");
    }

    /** All of them at once, by field; one on an answer of ours is a fault of ours. */
    static TmException violations(ConstraintViolationException e) {
        if (e.getConstraintViolations().stream().anyMatch(BadInput::onReturnValue)) {
            LOG.error("an answer breaks its own constraints", e);
            return PlatformError.INTERNAL_ERROR.with();
        }
        List<FieldError> errors = new ArrayList<>();
        for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
            String annotation = violation
                    .getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName();
            errors.add(new FieldError(field(violation), kebab(annotation), violation.getMessage()));
        }
        errors.sort(Comparator.comparing(FieldError::field).thenComparing(FieldError::code));
        return PlatformError.INVALID_INPUT.with().fields(errors);
    }

    private static boolean onReturnValue(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().toString().contains("<return value>");
    }

    /** The path without the method's and the body parameter's names, which a client does not know. */
    private static String field(ConstraintViolation<?> violation) {
        List<String> names = new ArrayList<>();
        boolean first = true;
        for (var node : violation.getPropertyPath()) {
            if (first && node.getKind() == ElementKind.METHOD) {
                first = false;
                continue;
            }
            first = false;
            // A node inside a collection carries the index of the element, whose name stands before it.
            if (node.isInIterable() && !names.isEmpty()) {
                Object place = node.getIndex() == null ? node.getKey() : node.getIndex();
                names.set(names.size() - 1, names.get(names.size() - 1) + "[" + (place == null ? "" : place) + "]");
            }
            if (node.getKind() != ElementKind.CONTAINER_ELEMENT) names.add(node.getName());
        }
        boolean inBody = names.size() > 1 && violation.getLeafBean() != null;
        return String.join(".", inBody ? names.subList(1, names.size()) : names);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(ref -> ref.getFieldName() == null ? "[" + ref.getIndex() + "]" : ref.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
