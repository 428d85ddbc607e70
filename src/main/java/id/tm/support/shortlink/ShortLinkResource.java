package id.tm.support.shortlink;

import id.tm.platform.http.ClientAddress;
import id.tm.platform.problem.Texts;
import id.tm.platform.problem.TmException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What people type or scan: leads on, and counts it. Failures are a page for browsers and a problem document for others. */
@Path("/s/{slug}")
@Tag(name = "Support")
public class ShortLinkResource {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    @CheckedTemplate(basePath = "short-link")
    static class Templates {
        static native TemplateInstance page(boolean english, boolean gone);

        private Templates() {}
    }

    private final ShortLinkService links;

    ShortLinkResource(ShortLinkService links) {
        this.links = links;
    }

    @GET
    @PermitAll
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "support_followShortLink", summary = "Follow a short link")
    @APIResponse(responseCode = "302", description = "Where it leads")
    @APIResponse(responseCode = "410", description = "It leads nowhere any more")
    public Response follow(@RestPath String slug, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        return answer(slug, request, headers, true);
    }

    /** Looking is not visiting. */
    @HEAD
    @PermitAll
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response look(@RestPath String slug, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        return answer(slug, request, headers, false);
    }

    private Response answer(String slug, HttpServerRequest request, HttpHeaders headers, boolean count) {
        String userAgent = headers.getHeaderString(HttpHeaders.USER_AGENT);
        try {
            return Response.status(Response.Status.FOUND)
                    .header(HttpHeaders.LOCATION, links.follow(slug, ClientAddress.of(request), userAgent, count))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Robots-Tag", "noindex")
                    .build();
        } catch (TmException e) {
            if (!wantsPage(headers)) throw e.header(HttpHeaders.CACHE_CONTROL, "no-store");
            return page(e.error().status(), headers);
        }
    }

    private static Response page(int status, HttpHeaders headers) {
        boolean english = "en"
                .equals(Texts.bestOf(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                        .getLanguage());
        return Response.status(status)
                .entity(Templates.page(english, status == 410).render())
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Language", english ? "en" : "id")
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Browsers name HTML first; whoever takes anything is a program. */
    private static boolean wantsPage(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .findFirst()
                .filter(type -> !type.isWildcardType() && type.isCompatible(MediaType.TEXT_HTML_TYPE))
                .isPresent();
    }
}
