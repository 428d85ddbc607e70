package id.tm.platform.idempotency;

import static id.tm.platform.problem.PlatformError.IDEMPOTENCY_KEY_INVALID;
import static id.tm.platform.problem.PlatformError.IDEMPOTENCY_KEY_REQUIRED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.Problem;
import id.tm.platform.security.Caller;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives the repetition of a POST the answer of the first one. The key belongs to its caller; what is stored, and what
 * happens to a request that dies on the way, is told in docs/guides/api.md.
 */
@ApplicationScoped
class IdempotencyFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class);
    private static final String SCOPE = "/api/v1/";
    private static final String KEPT = "tm.idempotency.kept";
    private static final int LONGEST_KEY = 255;

    /** The act was refused for a reason that may be gone a moment later: asking again is a new request. */
    private static final Set<Integer> REFUSED = Set.of(401, 403, 408, 413, 415, 423, 425, 429);

    private static final Set<String> TRANSIENT = Set.of(
            PlatformError.CONCURRENT_CHANGE.code(),
            PlatformError.IDEMPOTENCY_KEY_IN_FLIGHT.code(),
            PlatformError.OVERLOADED.code());

    private final IdempotencyKeys keys;
    private final IdempotentRequest current;
    private final Caller caller;
    private final ObjectMapper json;

    IdempotencyFilter(IdempotencyKeys keys, IdempotentRequest current, Caller caller, ObjectMapper json) {
        this.keys = keys;
        this.current = current;
        this.caller = caller;
        this.json = json;
    }

    @IdempotencyRequired
    @ServerRequestFilter(priority = 5_000)
    void require(ContainerRequestContext request) {
        if (request.getHeaderString(KEY) == null) throw IDEMPOTENCY_KEY_REQUIRED.with();
        request.setProperty(KEPT, true);
    }

    @ServerRequestFilter(priority = 5_100)
    Response before(ContainerRequestContext request, HttpServerRequest connection) throws IOException {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        String key = request.getHeaderString(KEY);
        if (key == null || !request.getMethod().equals("POST") || !path.startsWith(SCOPE)) return null;
        if (key.isBlank() || key.length() > LONGEST_KEY) throw IDEMPOTENCY_KEY_INVALID.with();
        IdempotencyKeys.Outcome outcome = keys.claim(
                owner(request, connection),
                key,
                "POST " + path,
                fingerprinted(request),
                request.getProperty(KEPT) != null);
        if (outcome.answer() != null) return replay(outcome.answer());
        current.begin(outcome.claim());
        return null;
    }

    @ServerResponseFilter(priority = 100)
    void after(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getMethod().equals("POST") || request.getHeaderString(KEY) == null) return;
        IdempotencyKeys.Claim claim = current.claim();
        if (claim == null) return;
        current.end();
        try {
            settle(claim, response);
        } catch (RuntimeException | JsonProcessingException e) {
            // The act is done and the caller gets the answer; only a repetition will hear that it was lost.
            LOG.errorf(e, "the answer to Idempotency-Key request %s could not be kept", claim.id());
        }
    }

    private void settle(IdempotencyKeys.Claim claim, ContainerResponseContext response) throws JsonProcessingException {
        int status = response.getStatus();
        boolean isTransient = response.getEntity() instanceof Problem problem && TRANSIENT.contains(problem.code());
        if (status >= 500) keys.releaseUnlessCommitted(claim);
        else if (REFUSED.contains(status) || isTransient) keys.release(claim);
        else keys.answered(claim, answer(response));
    }

    private StoredAnswer answer(ContainerResponseContext response) throws JsonProcessingException {
        Object entity = response.getEntity();
        byte[] body = null;
        if (entity instanceof byte[] bytes) body = bytes;
        else if (entity instanceof CharSequence text) body = text.toString().getBytes(StandardCharsets.UTF_8);
        else if (entity != null) body = json.writeValueAsBytes(entity);
        return new StoredAnswer(
                response.getStatus(),
                response.getMediaType() == null ? null : response.getMediaType().toString(),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getHeaderString(HttpHeaders.ETAG),
                body);
    }

    private static Response replay(StoredAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status())
                .header(REPLAYED, "true")
                // It may be tokens.
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer.location() != null) response.header(HttpHeaders.LOCATION, answer.location());
        if (answer.etag() != null) response.header(HttpHeaders.ETAG, answer.etag());
        if (answer.body() != null) {
            String type = answer.contentType() == null ? MediaType.APPLICATION_JSON : answer.contentType();
            boolean isText =
                    type.startsWith("text/") || type.toLowerCase(Locale.ROOT).contains("json");
            response.type(type).entity(isText ? new String(answer.body(), StandardCharsets.UTF_8) : answer.body());
        }
        return response.build();
    }

    /** What makes two requests the same one. A form is known by its address alone: its parts are read elsewhere. */
    private static byte[] fingerprinted(ContainerRequestContext request) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(("POST " + request.getUriInfo().getRequestUri().getRawPath() + "?"
                        + request.getUriInfo().getRequestUri().getRawQuery() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        MediaType type = request.getMediaType();
        boolean isForm = type != null
                && (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        || type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE));
        if (!isForm && request.getEntityStream() != null) {
            byte[] body = request.getEntityStream().readAllBytes();
            request.setEntityStream(new ByteArrayInputStream(body));
            all.writeBytes(body);
        }
        return all.toByteArray();
    }

    private String owner(ContainerRequestContext request, HttpServerRequest connection) {
        try {
            // The key by its id: a repetition may come with the secret of after a rotation.
            if (caller.apiKeyId().isPresent())
                return "api-key:" + caller.apiKeyId().get();
            var principal = caller.find();
            if (principal.isPresent()) {
                return principal.get().realm().name().toLowerCase(Locale.ROOT) + ":"
                        + principal.get().id();
            }
        } catch (AuthenticationFailedException | AuthenticationCompletionException e) {
            // a bad token at a public address: nobody in particular
        }
        String unknownKey = request.getHeaderString("X-Api-Key");
        if (unknownKey != null) return "api-key:" + SecretTokens.hash(unknownKey);
        return "remote:" + connection.remoteAddress().hostAddress();
    }
}
