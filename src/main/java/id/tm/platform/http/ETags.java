package id.tm.platform.http;

import static id.tm.platform.problem.PlatformError.VERSION_MISMATCH;
import static id.tm.platform.problem.PlatformError.VERSION_REQUIRED;

import id.tm.platform.crypto.SecretTokens;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Strong entity tags made of the row version. */
public final class ETags {

    private ETags() {}

    /** 200 with the tag. */
    public static <V> RestResponse<V> ok(V view, int version) {
        return RestResponse.ResponseBuilder.ok(view).tag(tag(version)).build();
    }

    /** 201 with the address and the tag. */
    public static <V> RestResponse<V> created(String address, V view, int version) {
        return RestResponse.ResponseBuilder.<V>created(URI.create(address))
                .entity(view)
                .tag(tag(version))
                .build();
    }

    /** 304 when the caller has it already, else 200; {@code maxAgeSeconds} may be kept by caches. */
    public static <V> RestResponse<V> read(Request request, V view, String tag, int maxAgeSeconds) {
        EntityTag entityTag = new EntityTag(tag);
        CacheControl cache = new CacheControl();
        cache.setMaxAge(maxAgeSeconds);
        cache.setNoTransform(false);
        Response.ResponseBuilder notModified = request.evaluatePreconditions(entityTag);
        RestResponse.ResponseBuilder<V> response = notModified == null
                ? RestResponse.ResponseBuilder.ok(view)
                : RestResponse.ResponseBuilder.create(notModified.build().getStatus());
        return response.tag(entityTag).cacheControl(cache).build();
    }

    /** The same for a view that no one row stands behind: its tag comes from what it says. */
    public static <V extends Record> RestResponse<V> read(Request request, V view, int maxAgeSeconds) {
        return read(request, view, SecretTokens.hash(view.toString()).substring(0, 32), maxAgeSeconds);
    }

    /** The same for a view in the language of Accept-Language. */
    public static <V extends Record> RestResponse<V> readInLanguage(Request request, V view, int maxAgeSeconds) {
        RestResponse<V> answer = read(request, view, maxAgeSeconds);
        answer.getHeaders().putSingle("Vary", "Accept-Language");
        return answer;
    }

    /** Refuses a change that was made against another version: 428 without If-Match, 412 when it does not fit. */
    public static void requireMatch(@Nullable String ifMatch, int version) {
        if (ifMatch == null || ifMatch.isBlank()) throw VERSION_REQUIRED.with();
        boolean fits = Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals("\"" + version + "\""));
        if (!fits) throw VERSION_MISMATCH.with().header("ETag", "\"" + version + "\"");
    }

    private static EntityTag tag(int version) {
        return new EntityTag(Integer.toString(version));
    }
}
