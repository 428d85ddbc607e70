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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

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
    @APIResponse(responseCode = "200", description = "Account and profile")
    public RestResponse<MeView> get() {
        return answer(Profile.of(caller.id()));
    }

    @PUT
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "account_replaceMe", summary = "Change my profile")
    @APIResponse(responseCode = "200", description = "Changed")
    public RestResponse<MeView> replace(
            @Valid @NotNull ProfileRequest request, @HeaderParam("If-Match") String ifMatch) {
        return answer(profiles.replace(caller.id(), ifMatch, request));
    }

    private RestResponse<MeView> answer(Profile profile) {
        return ETags.ok(profiles.view(profile), profile.version);
    }
}
