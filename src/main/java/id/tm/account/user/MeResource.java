package id.tm.account.user;

import id.tm.platform.http.ETags;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me")
@Tag(name = "Me")
public class MeResource {

    private final ProfileService profiles;
    private final Caller caller;

    MeResource(ProfileService profiles, Caller caller) {
        this.profiles = profiles;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "account_getMe", summary = "Who I am")
    @APIResponse(
            responseCode = "200",
            description = "Account and profile",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MeView.class)))
    public Response get() {
        return answer(Profile.of(caller.id()));
    }

    @PUT
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "account_replaceMe", summary = "Change my profile")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MeView.class)))
    @APIResponse(responseCode = "412", description = "The profile has changed since it was read")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response replace(
            @Valid @NotNull ProfileRequest request,
            @HeaderParam("If-Match") @Parameter(description = "The ETag the profile was read with") String ifMatch) {
        return answer(profiles.replace(caller.id(), ifMatch, request));
    }

    private Response answer(Profile profile) {
        return ETags.ok(profiles.view(profile), profile.version);
    }
}
