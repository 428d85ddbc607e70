package id.tm.account.consent;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import id.tm.support.Channel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me/consents")
@RolesAllowed("member")
@Tag(name = "Me")
public class ConsentResource {

    private static final ListSpec<UserConsent> HISTORY = ListSpec.of(UserConsent.class, consent -> consent.id)
            .sortByInstant("createdAt", consent -> consent.createdAt)
            .filterEnum("kind", "e.kind = :kind", UserConsent.ConsentKind.class)
            .filterEnum("channel", "e.channel = :channel", Channel.class);

    private final ConsentService consents;
    private final Caller caller;

    ConsentResource(ConsentService consents, Caller caller) {
        this.consents = consents;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "account_getMyConsents", summary = "What I agree to now")
    @APIResponse(responseCode = "200", description = "Terms, news and offers, reminders")
    public ConsentsView get() {
        return consents.of(caller.id());
    }

    @PUT
    @Operation(operationId = "account_replaceMyConsents", summary = "Say what may be sent to me, per channel")
    @APIResponse(responseCode = "200", description = "What counts now")
    public ConsentsView choose(@Valid @NotNull ConsentsRequest request) {
        return consents.choose(caller.id(), request);
    }

    @POST
    @Path("/terms")
    @Operation(operationId = "account_acceptTerms", summary = "Accept the current terms")
    @APIResponse(responseCode = "200", description = "Accepted, also when they were before")
    @APIResponse(responseCode = "422", description = "Not the version in force")
    public ConsentsView acceptTerms(@Valid @NotNull TermsRequest request) {
        return consents.acceptTerms(caller.id(), request.version());
    }

    @GET
    @Path("/history")
    @Transactional
    @Operation(operationId = "account_listMyConsents", summary = "What I agreed to and withdrew")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<ConsentView> history(@Context UriInfo uri) {
        return HISTORY.list(uri, "e.userId = :me", Map.of("me", caller.id()), ConsentView::of);
    }
}
