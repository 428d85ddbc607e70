package id.tm.account.registration;

import id.tm.platform.problem.Texts;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/auth")
@Tag(name = "Access")
public class RegistrationResource {

    private final RegistrationService registrations;

    RegistrationResource(RegistrationService registrations) {
        this.registrations = registrations;
    }

    @POST
    @Path("/registrations")
    @PermitAll
    @ResponseStatus(202)
    @Operation(
            operationId = "account_register",
            summary = "Register; the answer is the same whether or not the address is known")
    @APIResponse(responseCode = "202", description = "A mail tells how to go on")
    public AcceptedView register(
            @Valid @NotNull RegistrationRequest request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        registrations.register(request, Texts.bestOf(acceptLanguage));
        return AcceptedView.CHECK_YOUR_MAIL;
    }

    @POST
    @Path("/email-verifications")
    @PermitAll
    @Operation(operationId = "account_verifyEmail", summary = "Prove the e-mail address with the token of the mail")
    @APIResponse(responseCode = "204", description = "The account is open")
    @APIResponse(responseCode = "410", description = "The link has been used or has expired")
    public void verify(@Valid @NotNull VerificationRequest request) {
        registrations.verify(request.token());
    }

    @POST
    @Path("/email-verifications/resend")
    @PermitAll
    @ResponseStatus(202)
    @Operation(
            operationId = "account_resendVerification",
            summary = "Ask for another verification mail; the answer is the same whether or not the address is known")
    @APIResponse(responseCode = "202", description = "A mail comes if the address waits for its proof")
    public AcceptedView resend(@Valid @NotNull ResendRequest request) {
        registrations.resend(request.email());
        return AcceptedView.CHECK_YOUR_MAIL;
    }
}
