package id.tm.sales.executive;

import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Seats that companies give to the caller. */
@Path("/api/v1/me/executive-invitations")
@Tag(name = "Executive")
@RolesAllowed("member")
public class ExecutiveInvitationResource {

    private final ExecutiveInvitations invitations;
    private final Caller caller;

    ExecutiveInvitationResource(ExecutiveInvitations invitations, Caller caller) {
        this.invitations = invitations;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "sales_listMySeatInvitations",
            summary = "Seats that I am invited to",
            description = "By the address of my account; what accepts one is in the mail.")
    @APIResponse(responseCode = "200", description = "Those that can be accepted now, the oldest first")
    public List<ExecutiveInvitationView> list() {
        return invitations.list(caller.id());
    }

    @POST
    @Path("/acceptances")
    @Operation(
            operationId = "sales_acceptSeat",
            summary = "Accept a seat",
            description =
                    "With the account of the address that the invitation was sent to. A second time changes nothing.")
    @APIResponse(responseCode = "200", description = "It may be used now")
    @APIResponse(responseCode = "403", description = "The invitation is for another address")
    @APIResponse(responseCode = "409", description = "You have a seat of this purchase already")
    @APIResponse(
            responseCode = "410",
            description = "The invitation has expired, was taken back, or used by somebody else")
    public ExecutiveInvitationView accept(@Valid @NotNull ExecutiveAcceptanceRequest request) {
        return invitations.accept(caller.id(), request.token());
    }
}
