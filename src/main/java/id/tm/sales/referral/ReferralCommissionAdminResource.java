package id.tm.sales.referral;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/admin/referral-commissions")
@Tag(name = "Referrals")
public class ReferralCommissionAdminResource {

    private static final ListSpec<ReferralCommission> LIST = ListSpec.of(ReferralCommission.class)
            .sortByInstant("createdAt", each -> each.createdAt)
            .filterEnum("state", "e.state = :state", ReferralCommissionState.class)
            .filterId("userId", "e.userId = :userId")
            .filterId("transactionId", "e.transactionId = :transactionId")
            .filterText("sku", "e.sku = :sku")
            .filterInstant("releaseBefore", "e.releaseAt < :releaseBefore");

    @GET
    @PermissionsAllowed("referral-commissions:read")
    @Transactional
    @Operation(
            operationId = "sales_listReferralCommissions",
            summary = "What referrers have earned, and what became of it")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<ReferralCommissionAdminView> list(@Context UriInfo uri) {
        return LIST.list(uri, ReferralCommissionAdminView::of);
    }
}
