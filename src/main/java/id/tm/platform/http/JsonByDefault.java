package id.tm.platform.http;

import id.tm.platform.problem.PlatformError;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/**
 * A method that returns a Response tells the framework nothing about what it produces, and a view would then go out as
 * its toString() to whoever asks for another type. Without {@code @Produces} it is JSON or nothing.
 */
class JsonByDefault {

    @ServerRequestFilter
    void requireAcceptable(ContainerRequestContext request) {
        if (saysWhatItProduces()) return;
        boolean acceptable = request.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE));
        if (!acceptable) throw PlatformError.NOT_ACCEPTABLE.with();
    }

    @ServerResponseFilter
    void declareJson(ContainerResponseContext response) {
        boolean isView = response.getEntity() instanceof Record;
        if (isView && !saysWhatItProduces() && response.getHeaders().get(HttpHeaders.CONTENT_TYPE) == null) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static boolean saysWhatItProduces() {
        RuntimeResource resource = CurrentRequestManager.get().getTarget();
        return resource == null || resource.getProduces() != null || resource.getReturnType() != Response.class;
    }
}
