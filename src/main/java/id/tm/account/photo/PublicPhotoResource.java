package id.tm.account.photo;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/photos")
@Tag(name = "Booking")
public class PublicPhotoResource {

    private final PhotoService photos;

    PublicPhotoResource(PhotoService photos) {
        this.photos = photos;
    }

    @GET
    @Path("/{key}")
    @PermitAll
    @Produces({"image/jpeg", "image/png", "image/webp"})
    @Operation(operationId = "account_getPhoto", summary = "A practitioner's photo, at the path the practitioner names")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(@RestPath String key, @Context Request request) {
        return Photos.answer(request, photos.shown(key), "public, max-age=3600");
    }
}
