package id.tm.platform.openapi;

import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The answers that any operation may give when something is wrong, all of the one shape. */
final class Failures {

    private record Failure(PlatformError error, String title, String description) {}

    private static final Map<Integer, Failure> KNOWN = new TreeMap<>();

    static {
        know(
                PlatformError.INVALID_INPUT,
                "There is an invalid field",
                "Not readable, or a field or parameter is unknown or invalid");
        know(PlatformError.AUTHENTICATION_REQUIRED, "Please log in first", "No token, or one that is not valid");
        know(PlatformError.FORBIDDEN, "You are not allowed to do this", "Known, but not allowed");
        know(PlatformError.NOT_FOUND, "Not found", "Does not exist, or is not the caller's");
        know(PlatformError.NOT_ACCEPTABLE, "The requested answer format is not available", "No such answer format");
        know(PlatformError.ILLEGAL_STATE, "Not possible in the current state", "Not possible in the current state");
        know(
                PlatformError.VERSION_MISMATCH,
                "The data has changed since you read it",
                "It has changed since it was read");
        know(PlatformError.PAYLOAD_TOO_LARGE, "The request body is too large", "The body is larger than allowed");
        know(
                PlatformError.UNSUPPORTED_MEDIA_TYPE,
                "The media type of the request is not supported",
                "Another media type than those listed");
        know(PlatformError.RULE_BROKEN, "The request breaks a rule", "Well-formed, but breaks a rule");
        know(PlatformError.VERSION_REQUIRED, "This change needs an If-Match header", "If-Match is missing");
        know(
                PlatformError.TOO_MANY_REQUESTS,
                "Too many requests",
                "Too many requests; Retry-After says when to come back");
        know(PlatformError.INTERNAL_ERROR, "Something went wrong on our side", "A fault of ours; quote the trace id");
        know(
                PlatformError.OVERLOADED,
                "The service is busy, please try again",
                "Busy, or something it needs is down; Retry-After says when to come back");
    }

    private Failures() {}

    private static void know(PlatformError error, String title, String description) {
        KNOWN.put(error.status(), new Failure(error, title, description));
    }

    static APIResponse answer(int status) {
        return fill(status, OASFactory.createAPIResponse());
    }

    /** Gives an answer that says only when it comes the body that it has, and an example. */
    static APIResponse fill(int status, APIResponse response) {
        Failure known = KNOWN.get(status);
        boolean unsaid = response.getDescription() == null
                || response.getDescription().isBlank()
                || List.of("Bad Request", "Not Authorized", "Not Allowed").contains(response.getDescription());
        if (unsaid) response.setDescription(known == null ? "Not possible" : known.description);
        MediaType body = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/" + Problem.class.getSimpleName()))
                .example(example(status, known, response.getDescription()));
        return response.content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, body));
    }

    private static Map<String, Object> example(int status, Failure known, String description) {
        Map<String, Object> problem = new LinkedHashMap<>();
        String code = known == null ? "resource-state" : known.error.code();
        problem.put("type", "urn:tm:problem:" + code);
        problem.put("title", known == null ? description : known.title);
        problem.put("status", status);
        problem.put("instance", "/api/v1/me");
        problem.put("code", code);
        problem.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        if (status == 400) {
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("field", "name");
            field.put("code", "not-blank");
            field.put("message", "must not be blank");
            problem.put("errors", new ArrayList<>(List.of(field)));
        }
        return problem;
    }
}
