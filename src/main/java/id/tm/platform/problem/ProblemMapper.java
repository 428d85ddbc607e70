package id.tm.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
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
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
        return respond(BadInput.violations(e), request);
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e, HttpServerRequest request) {
        return respond(BadInput.unreadable(e), request);
    }

    @ServerExceptionMapper
    Response unreadable(JacksonException e, HttpServerRequest request) {
        return respond(BadInput.unreadable(e), request);
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
            if (t instanceof ConstraintViolationException invalid) return BadInput.violations(invalid);
            if (t instanceof AuthenticationFailedException failure) return authenticationFailure(failure);
            if (t instanceof UnauthorizedException) return challenge(PlatformError.AUTHENTICATION_REQUIRED.with());
            if (t instanceof ForbiddenException) return PlatformError.FORBIDDEN.with();
            if (t instanceof JacksonException json) return BadInput.unreadable(json);
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
        PlatformError error = PlatformError.ofStatus(web.getResponse().getStatus());
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
