package id.tm.account.apikey;

import static id.tm.account.AccountError.API_KEY_NOT_FOUND;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/me/api-keys")
@RolesAllowed("member")
@Tag(name = "Me")
public class ApiKeyResource {

    private static final ListSpec<UserApi> LIST =
            ListSpec.of(UserApi.class).sortByInstant("createdAt", api -> api.createdAt);

    private final ApiKeyService keys;
    private final Caller caller;

    ApiKeyResource(ApiKeyService keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "account_listMyApiKeys", summary = "My API keys, also those that no longer work")
    @APIResponse(responseCode = "200", description = "One page; secrets are never shown again")
    public Page<ApiKeyView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.userId = :me", Map.of("me", caller.id()), ApiKeyView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "account_getMyApiKey", summary = "One of my API keys")
    @APIResponse(responseCode = "200", description = "The key without its secret")
    public ApiKeyView get(@RestPath UUID id) {
        return UserApi.findOfUser(id, caller.id()).map(ApiKeyView::of).orElseThrow(API_KEY_NOT_FOUND::with);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "account_createMyApiKey", summary = "Make an API key")
    @APIResponse(responseCode = "201", description = "Made; this is the only time its secret is shown")
    @APIResponse(
            responseCode = "403",
            description = "Not allowed, or the password was given too long ago in this session")
    @APIResponse(responseCode = "409", description = "There are as many as one may have")
    public RestResponse<ApiKeySecretView> create(@Valid @NotNull ApiKeyRequest request) {
        ApiKeySecretView made = keys.create(caller.id(), request);
        return RestResponse.ResponseBuilder.<ApiKeySecretView>created(
                        URI.create("/api/v1/me/api-keys/" + made.key().id()))
                .header("Cache-Control", "no-store")
                .entity(made)
                .build();
    }

    @POST
    @Path("/{id}/rotation")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "account_rotateMyApiKey",
            summary = "Give an API key a new secret; the old one works on for a while")
    @APIResponse(responseCode = "200", description = "The new secret, shown this once")
    @APIResponse(
            responseCode = "403",
            description = "Not allowed, or the password was given too long ago in this session")
    @APIResponse(responseCode = "409", description = "It is revoked or expired")
    public ApiKeySecretView rotate(@RestPath UUID id, @Valid @NotNull ApiKeyRotationRequest request) {
        return keys.rotate(caller.id(), id, request);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "account_revokeMyApiKey", summary = "Revoke an API key")
    @APIResponse(responseCode = "204", description = "It opens nothing any more")
    @APIResponse(responseCode = "409", description = "It is revoked or expired already")
    public void revoke(@RestPath UUID id) {
        keys.revoke(caller.id(), id);
    }
}
