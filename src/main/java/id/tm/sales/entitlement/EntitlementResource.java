package id.tm.sales.entitlement;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import id.tm.platform.security.Caller;
import id.tm.sales.EntitlementState;
import id.tm.sales.ProductKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What the caller may use. */
@Path("/api/v1/me/entitlements")
@Tag(name = "Purchases")
@RolesAllowed("member")
public class EntitlementResource {

    private static final ListSpec<Entitlement> LIST = ListSpec.of(Entitlement.class)
            .sortByInstant("createdAt", each -> each.createdAt)
            .sortByInstant("validUntil", each -> each.validUntil)
            .filterEnum("state", "e.state = :state", EntitlementState.class)
            .filterEnum("kind", "e.kind = :kind", ProductKind.class)
            .filterId("transactionId", "e.transactionId = :transactionId");

    private final Caller caller;
    private final Clock clock;

    EntitlementResource(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "sales_listMyEntitlements", summary = "What I bought and may use, the newest first")
    public Page<EntitlementView> list(
            @Context UriInfo uri, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        Locale locale = Texts.bestOf(acceptLanguage);
        return LIST.list(
                uri,
                "e.userId = :owner",
                Map.of("owner", caller.id()),
                each -> EntitlementView.of(each, locale, clock.instant()));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "sales_getMyEntitlement", summary = "One thing that I bought and may use")
    @APIResponse(responseCode = "200", description = "The entitlement")
    public EntitlementView get(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return EntitlementView.of(
                Entitlement.requireOf(caller.id(), id), Texts.bestOf(acceptLanguage), clock.instant());
    }
}
