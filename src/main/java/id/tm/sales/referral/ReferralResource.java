package id.tm.sales.referral;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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

/** How the caller brings others, and what came of it. */
@Path("/api/v1/me/referrals")
@Tag(name = "Referrals")
@RolesAllowed("member")
public class ReferralResource {

    private static final ListSpec<VisitReferral> VISITS = ListSpec.of(VisitReferral.class)
            .sortByInstant("createdAt", visit -> visit.createdAt)
            .filterYesNo("converted", "case when e.convertedAt is null then false else true end = :converted");

    private static final ListSpec<ReferralCommission> COMMISSIONS = ListSpec.of(ReferralCommission.class)
            .sortByInstant("createdAt", each -> each.createdAt)
            .filterEnum("state", "e.state = :state", ReferralCommissionState.class);

    private final ReferralDoor door;
    private final Caller caller;
    private final Clock clock;

    ReferralResource(ReferralDoor door, Caller caller, Clock clock) {
        this.door = door;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "sales_readMyReferrals",
            summary = "My referral code and link, and what came of them",
            description = "Everybody has a code; it is made when its owner looks for the first time.")
    @APIResponse(responseCode = "200", description = "The code, and figures")
    public ReferralsView read() {
        ReferralCode code = ReferralCode.of(caller.id(), clock.instant());
        return ReferralFigures.of(code, door.site() + "/r/" + code.code);
    }

    @GET
    @Path("/visits")
    @Transactional
    @Operation(operationId = "sales_listMyReferralVisits", summary = "Visits by my code, the newest first")
    @APIResponse(responseCode = "200", description = "One page; nothing says who it was")
    public Page<ReferralVisitView> visits(@Context UriInfo uri) {
        UUID code = ReferralCode.of(caller.id(), clock.instant()).id;
        return VISITS.list(uri, "e.codeId = :code", Map.of("code", code), ReferralVisitView::of);
    }

    @GET
    @Path("/commissions")
    @Transactional
    @Operation(operationId = "sales_listMyReferralCommissions", summary = "What I earned by my code, the newest first")
    @APIResponse(responseCode = "200", description = "One page; nothing says who has bought it")
    public Page<ReferralCommissionView> commissions(@Context UriInfo uri) {
        return COMMISSIONS.list(uri, "e.userId = :owner", Map.of("owner", caller.id()), ReferralCommissionView::of);
    }
}
