package id.tm.account.emailchange;

import id.tm.account.registration.AcceptedView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/me/email")
@Tag(name = "Me")
public class EmailResource {

    private final EmailChangeService changes;

    EmailResource(EmailChangeService changes) {
        this.changes = changes;
    }

    @PUT
    @RolesAllowed("member")
    @ResponseStatus(202)
    @Operation(
            operationId = "account_changeMyEmail",
            summary = "Ask for another e-mail address; the answer is the same whether or not the address is known")
    @APIResponse(
            responseCode = "202",
            description = "Nothing changes before the link in the mail to the new address is opened")
    @APIResponse(
            responseCode = "403",
            description = "Not allowed, or the password was given too long ago in this session")
    @APIResponse(responseCode = "429", description = "Too many changes in a day; see Retry-After")
    public AcceptedView change(@Valid @NotNull EmailChangeRequest request) {
        changes.request(request);
        return AcceptedView.CHECK_YOUR_MAIL;
    }
}
