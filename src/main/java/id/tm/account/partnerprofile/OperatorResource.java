package id.tm.account.partnerprofile;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** A main partner's business only: operators manage nobody. */
@Path("/api/v1/partner/operators")
@RolesAllowed("partner")
@Tag(name = "Partner")
public class OperatorResource {

    /** The description of the API takes the orders from here. */
    private static final ListSpec<PartnerProfile> LIST = Operators.LIST;

    private final PartnerService partners;
    private final Caller caller;

    OperatorResource(PartnerService partners, Caller caller) {
        this.partners = partners;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "account_listOperators", summary = "Who acts for me")
    public Page<OperatorView> list(@Context UriInfo uri) {
        return Operators.list(uri, partners.ownMain(caller.id()).id);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "account_inviteOperator", summary = "Invite somebody to act for me")
    @APIResponse(
            responseCode = "201",
            description = "A mail is on its way, whether or not there is an account with this address")
    @APIResponse(responseCode = "409", description = "The address has been invited and has not answered yet")
    @APIResponse(responseCode = "429", description = "Too many invitations today")
    public InvitationView invite(@Valid @NotNull InvitationRequest request) {
        return InvitationView.of(partners.inviteOperator(caller.id(), request));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "account_removeOperator", summary = "Let somebody act for me no more")
    @APIResponse(responseCode = "204", description = "Out with the next request; the account stays")
    public void remove(@RestPath UUID id) {
        partners.remove(caller.id(), id);
    }
}
