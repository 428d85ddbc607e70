package id.tm.account.emailchange;

import id.tm.account.registration.VerificationRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/auth/email-changes")
@Tag(name = "Access")
public class EmailChangeResource {

    private final EmailChangeService changes;

    EmailChangeResource(EmailChangeService changes) {
        this.changes = changes;
    }

    @POST
    @Path("/confirmations")
    @PermitAll
    @Operation(
            operationId = "account_confirmEmailChange",
            summary = "Change the e-mail address with the token of the mail to the new one")
    @APIResponse(
            responseCode = "204",
            description = "Changed; sessions other than the one that asked for it have ended")
    @APIResponse(responseCode = "410", description = "The link has been used or has expired")
    public void confirm(@Valid @NotNull VerificationRequest request) {
        changes.confirm(request.token());
    }

    @POST
    @Path("/reversals")
    @PermitAll
    @Operation(
            operationId = "account_takeBackEmailChange",
            summary = "Keep or get back the old e-mail address with the token of the mail to it")
    @APIResponse(responseCode = "204", description = "The old address holds; every session has ended")
    @APIResponse(responseCode = "410", description = "The link has been used or has expired")
    public void takeBack(@Valid @NotNull VerificationRequest request) {
        changes.takeBack(request.token());
    }
}
