package id.tm.account.partnerprofile;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/partner/operator-invitations")
@RolesAllowed("partner")
@Tag(name = "Partner")
public class OperatorInvitationResource {

    private static final ListSpec<PartnerInvitation> LIST =
            ListSpec.of(PartnerInvitation.class).sortByInstant("createdAt", invitation -> invitation.createdAt);

    private final PartnerService partners;
    private final Caller caller;
    private final Clock clock;

    OperatorInvitationResource(PartnerService partners, Caller caller, Clock clock) {
        this.partners = partners;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "account_listOperatorInvitations", summary = "Whom I invited and who has not answered yet")
    public Page<InvitationView> list(@Context UriInfo uri) {
        return LIST.list(
                uri,
                "e.partner.id = :main and e.acceptedAt is null and e.revokedAt is null and e.expiresAt > :now",
                Map.of("main", partners.ownMain(caller.id()).id, "now", clock.instant()),
                InvitationView::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "account_revokeOperatorInvitation", summary = "Take an invitation back")
    @APIResponse(responseCode = "204", description = "Its link no longer works")
    public void revoke(@RestPath UUID id) {
        partners.takeBack(caller.id(), id);
    }
}
