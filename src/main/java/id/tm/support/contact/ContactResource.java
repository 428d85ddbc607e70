package id.tm.support.contact;

import id.tm.platform.problem.Texts;
import id.tm.platform.security.Caller;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/contact-messages")
@Tag(name = "Support")
public class ContactResource {

    private final ContactIntake intake;
    private final Caller caller;

    ContactResource(ContactIntake intake, Caller caller) {
        this.intake = intake;
        this.caller = caller;
    }

    @POST
    @PermitAll
    @ResponseStatus(202)
    @Operation(operationId = "support_sendContactMessage", summary = "Write to us")
    @APIResponse(responseCode = "202", description = "Taken in; the answer comes by mail")
    @APIResponse(responseCode = "429", description = "Too many messages from this network address")
    public ContactAcceptedView send(
            @NotNull @Valid ContactRequest request,
            @Context HttpServerRequest connection,
            @Context HttpHeaders headers) {
        intake.receive(
                request,
                member(),
                Texts.bestOf(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)),
                address(connection));
        return ContactAcceptedView.BY_MAIL;
    }

    @POST
    @Path("/{token}/replies")
    @PermitAll
    @ResponseStatus(202)
    @Operation(operationId = "support_addToContactMessage", summary = "Add to a message, with the link from our mail")
    @APIResponse(responseCode = "202", description = "Taken in")
    @APIResponse(responseCode = "429", description = "Too many messages from this network address")
    public ContactAcceptedView followUp(
            @RestPath String token, @NotNull @Valid ContactTextRequest request, @Context HttpServerRequest connection) {
        intake.followUp(token, request.text(), address(connection));
        return ContactAcceptedView.BY_MAIL;
    }

    /** Whoever is logged in finds the message among the own data; a token that no longer works is no reason to refuse it. */
    private UUID member() {
        try {
            return caller.find()
                    .filter(principal -> principal.realm() == Realm.USERS)
                    .map(Principal::id)
                    .orElse(null);
        } catch (AuthenticationFailedException | AuthenticationCompletionException e) {
            return null;
        }
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
    }
}
