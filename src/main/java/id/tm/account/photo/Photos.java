package id.tm.account.photo;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** How photos are served: as pictures, whatever a browser might see in them. */
final class Photos {

    private Photos() {}

    static Response answer(Request request, ProfilePhoto photo, String cacheControl) {
        EntityTag tag = new EntityTag(photo.publicKey());
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                notModified != null ? notModified : Response.ok(photo.content(), photo.mediaType());
        return answer.tag(tag)
                .header("Cache-Control", cacheControl)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Content-Disposition", "inline")
                .build();
    }
}
