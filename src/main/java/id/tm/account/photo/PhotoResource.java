package id.tm.account.photo;

import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

@Path("/api/v1/me/photo")
@Tag(name = "Me")
public class PhotoResource {

    private final PhotoService photos;
    private final Caller caller;

    PhotoResource(PhotoService photos, Caller caller) {
        this.photos = photos;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("member")
    @Produces({"image/jpeg", "image/png", "image/webp"})
    @Operation(operationId = "account_getMyPhoto", summary = "My photo")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(@Context Request request) {
        return Photos.answer(request, photos.own(caller.id()), "private, no-cache");
    }

    @PUT
    @RolesAllowed("member")
    @Consumes({"image/jpeg", "image/png", "image/webp", "application/octet-stream"})
    @Operation(
            operationId = "account_replaceMyPhoto",
            summary = "Show another photo: JPEG, PNG or WebP of at most 2 MB, known by its content and not by its type")
    @APIResponse(responseCode = "200", description = "What is kept of it: the picture, without place, time and camera")
    @APIResponse(responseCode = "422", description = "The picture is damaged, animated, or larger than 6000 pixels")
    public PhotoView replace(byte[] file) {
        return photos.replace(caller.id(), file);
    }

    @DELETE
    @RolesAllowed("member")
    @Operation(operationId = "account_removeMyPhoto", summary = "Show no photo any more")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void remove() {
        photos.remove(caller.id());
    }
}
