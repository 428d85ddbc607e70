package id.tm.account.privacy;

import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me")
@Tag(name = "Me")
public class ErasureResource {

    private final Erasure erasure;
    private final Caller caller;

    ErasureResource(Erasure erasure, Caller caller) {
        this.erasure = erasure;
        this.caller = caller;
    }

    @DELETE
    @RolesAllowed("member")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "account_eraseMe",
            summary = "Close my account for good and have forgotten what may be forgotten")
    @APIResponse(responseCode = "204", description = "Done; a mail confirms it")
    @APIResponse(responseCode = "401", description = "Not logged in, or not the right password")
    public void erase(@Valid @NotNull ErasureRequest request) {
        erasure.erase(caller.principal(), request.password());
    }
}
