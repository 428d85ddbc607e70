package id.tm.account.partnerprofile;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/auth/invitations/{token}")
@Tag(name = "Access")
public class InvitationResource {

    private final Invitations invitations;

    InvitationResource(Invitations invitations) {
        this.invitations = invitations;
    }

    @GET
    @PermitAll
    @Operation(operationId = "account_getInvitation", summary = "What the link of an invitation offers")
    @APIResponse(responseCode = "200", description = "The partner, and whether there is an account already")
    @APIResponse(responseCode = "410", description = "The link has been used, taken back or has expired")
    public InvitationOfferView get(@RestPath String token) {
        return invitations.offer(token);
    }

    @PUT
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "account_acceptInvitation", summary = "Begin to act for a partner")
    @APIResponse(responseCode = "204", description = "Done; log in with the password")
    @APIResponse(responseCode = "401", description = "Not the password of the account there is")
    @APIResponse(responseCode = "409", description = "The account acts for a partner already")
    @APIResponse(responseCode = "410", description = "The link has been used, taken back or has expired")
    public void accept(@RestPath String token, @Valid @NotNull InvitationAnswerRequest answer) {
        invitations.accept(token, answer);
    }
}
