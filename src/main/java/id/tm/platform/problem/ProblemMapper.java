package id.tm.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import id.tm.platform.security.Caller;
import id.tm.platform.security.Principal;
import io.opentelemetry.api.trace.Span;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.postgresql.util.PSQLException;

/** The one place that makes problem documents. Nothing of the cause but its code reaches a client. */
@ApplicationScoped
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final Texts texts;
    private final Caller caller;
    private final Map<String, ErrorCode> byConstraint = new HashMap<>();

    ProblemMapper(Texts texts, Caller caller, Instance<ErrorCodes> domains) {
        this.texts = texts;
        this.caller = caller;
        domains.forEach(domain -> byConstraint.putAll(domain.byConstraint()));
    }

    @ServerExceptionMapper
    Response known(TmException e, HttpServerRequest request) {
        return respond(e, request);
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e, HttpServerRequest request) {
        return respond(challenge(PlatformError.AUTHENTICATION_REQUIRED.with()), request);
    }

    @ServerExceptionMapper
    Response failed(AuthenticationFailedException e, HttpServerRequest request) {
        return respond(authenticationFailure(e), request);
    }

    @ServerExceptionMapper
    Response incomplete(AuthenticationCompletionException e, HttpServerRequest request) {
        return respond(challenge(PlatformError.INVALID_TOKEN.with()), request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, HttpServerRequest request) {
        boolean enrolling = caller.find()
                .filter(who -> who.roles().contains(Principal.ENROLLING))
                .isPresent();
        return respond((enrolling ? PlatformError.MFA_ENROLMENT_REQUIRED : PlatformError.FORBIDDEN).with(), request);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, HttpServerRequest request) {
        return respond(violations(e), request);
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e, HttpServerRequest request) {
        return respond(unreadable(e), request);
    }

    @ServerExceptionMapper
    Response unreadable(JacksonException e, HttpServerRequest request) {
        return respond(unreadable((Throwable) e), request);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, HttpServerRequest request) {
        return respond(classify(e), request);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, HttpServerRequest request) {
        return respond(classify(e), request);
    }

    /** The same document for failures outside the REST layer, such as a body over the size limit. */
    public Problem describe(TmException e, String path, Locale locale) {
        ErrorCode error = e.error();
        String title = texts.find(error.bundle(), error.code(), locale).orElse(error.code());
        String detail = e.args().length == 0
                ? texts.find(error.bundle(), error.code() + ".detail", locale).orElse(null)
                : texts.find(error.bundle(), error.code() + ".detail", locale, e.args())
                        .orElse(null);
        return new Problem(
                "urn:tm:problem:" + error.code(),
                title,
                error.status(),
                detail,
                path,
                error.code(),
                traceId(),
                e.fieldErrors(),
                e.properties());
    }

    /** What a throwable means to a client; unknown ones are logged with their trace id and become 500. */
    public TmException classify(Throwable thrown) {
        for (Throwable t : Causes.of(thrown)) {
            if (t instanceof TmException known) return known;
            if (t instanceof ConstraintViolationException invalid) return violations(invalid);
            if (t instanceof AuthenticationFailedException failure) return authenticationFailure(failure);
            if (t instanceof UnauthorizedException) return challenge(PlatformError.AUTHENTICATION_REQUIRED.with());
            if (t instanceof ForbiddenException) return PlatformError.FORBIDDEN.with();
            if (t instanceof JacksonException json) return unreadable(json);
            // Hibernate does not know the names of exclusion constraints: its cause does.
            if (t instanceof org.hibernate.exception.ConstraintViolationException violated
                    && violated.getConstraintName() != null) {
                return constraint(violated.getConstraintName(), violated.getSQLException());
            }
            if (t instanceof PSQLException refused && DatabaseErrors.isConstraint(refused)) {
                return constraint(DatabaseErrors.constraintOf(refused), refused);
            }
            if (t instanceof OptimisticLockException || t instanceof StaleStateException) {
                return PlatformError.CONCURRENT_CHANGE.with();
            }
            if (t instanceof SQLException sql && DatabaseErrors.isConflict(sql)) {
                return PlatformError.OVERLOADED.with().retryAfter(1);
            }
            if (t instanceof SQLException sql && DatabaseErrors.isBadInput(sql)) {
                return PlatformError.INVALID_INPUT.with().causedBy(thrown);
            }
            if (t instanceof WebApplicationException web) return status(web);
        }
        LOG.errorf(thrown, "unexpected failure, trace %s", traceId());
        return PlatformError.INTERNAL_ERROR.with();
    }

    private TmException constraint(String name, SQLException violated) {
        ErrorCode code = byConstraint.get(String.valueOf(name));
        if (code != null) return code.with().causedBy(violated);
        LOG.errorf(violated, "constraint %s has no error code, trace %s", name, traceId());
        return switch (String.valueOf(violated.getSQLState())) {
            case "23505", "23P01" -> PlatformError.DUPLICATE.with();
            default -> PlatformError.RULE_BROKEN.with();
        };
    }

    private TmException status(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        PlatformError error =
                switch (status) {
                    case 400 -> PlatformError.INVALID_INPUT;
                    case 401 -> PlatformError.AUTHENTICATION_REQUIRED;
                    case 403 -> PlatformError.FORBIDDEN;
                    case 404 -> PlatformError.NOT_FOUND;
                    case 405 -> PlatformError.METHOD_NOT_ALLOWED;
                    case 406 -> PlatformError.NOT_ACCEPTABLE;
                    case 413 -> PlatformError.PAYLOAD_TOO_LARGE;
                    case 415 -> PlatformError.UNSUPPORTED_MEDIA_TYPE;
                    case 503 -> PlatformError.OVERLOADED;
                    default -> status < 500 ? PlatformError.INVALID_INPUT : PlatformError.INTERNAL_ERROR;
                };
        if (error == PlatformError.INTERNAL_ERROR) LOG.errorf(web, "unexpected failure, trace %s", traceId());
        TmException problem = error.with();
        String allow = web.getResponse().getHeaderString("Allow");
        return allow == null ? problem : problem.header("Allow", allow);
    }

    private static TmException authenticationFailure(AuthenticationFailedException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof TmException known) return known;
        }
        return challenge(PlatformError.INVALID_TOKEN.with());
    }

    private static TmException challenge(TmException e) {
        return e.header("WWW-Authenticate", "Bearer");
    }

    private static TmException unreadable(Throwable e) {
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

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(ref -> ref.getFieldName() == null ? "[" + ref.getIndex() + "]" : ref.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static TmException violations(ConstraintViolationException e) {
        if (e.getConstraintViolations().stream().anyMatch(ProblemMapper::onReturnValue)) {
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
            if (first && node.getKind() == jakarta.validation.ElementKind.METHOD) {
                first = false;
                continue;
            }
            first = false;
            // A node inside a collection carries the index of the element, whose name stands before it.
            if (node.isInIterable() && !names.isEmpty()) {
                Object place = node.getIndex() == null ? node.getKey() : node.getIndex();
                names.set(names.size() - 1, names.get(names.size() - 1) + "[" + (place == null ? "" : place) + "]");
            }
            if (node.getKind() != jakarta.validation.ElementKind.CONTAINER_ELEMENT) names.add(node.getName());
        }
        boolean inBody = names.size() > 1 && violation.getLeafBean() != null;
        return String.join(".", inBody ? names.subList(1, names.size()) : names);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private Response respond(TmException e, HttpServerRequest request) {
        Locale locale = Texts.bestOf(request.getHeader("Accept-Language"));
        Response.ResponseBuilder response = Response.status(e.error().status())
                .type(Problem.MEDIA_TYPE)
                .header("Content-Language", locale.getLanguage())
                .entity(describe(e, request.path(), locale));
        e.headers().forEach(response::header);
        return response.build();
    }

    /** Answers a failed route that never reached a resource. */
    void onRouteFailure(RoutingContext context) {
        int status = context.statusCode() > 0 ? context.statusCode() : 500;
        boolean unexpected = context.failure() != null && status == 500;
        respond(
                context,
                unexpected
                        ? classify(context.failure())
                        : status(new WebApplicationException(
                                Response.status(status).build())));
    }

    void respond(RoutingContext context, TmException e) {
        if (context.response().ended()) return;
        Locale locale = Texts.bestOf(context.request().getHeader("Accept-Language"));
        Problem problem = describe(e, context.request().path(), locale);
        context.response()
                .setStatusCode(e.error().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Content-Language", locale.getLanguage());
        e.headers().forEach(context.response()::putHeader);
        context.response().end(Json.encodeToBuffer(problem));
    }

    private static String traceId() {
        String trace = Span.current().getSpanContext().getTraceId();
        Object requestId = org.jboss.logging.MDC.get("requestId");
        boolean traced = Span.current().getSpanContext().isValid();
        return traced ? trace : requestId == null ? null : requestId.toString();
    }
}
