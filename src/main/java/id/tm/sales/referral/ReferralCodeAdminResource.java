package id.tm.sales.referral;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/referral-codes")
@Tag(name = "Referrals")
public class ReferralCodeAdminResource {

    private static final ListSpec<ReferralCode> LIST = ListSpec.of(ReferralCode.class)
            .sortByInstant("createdAt", code -> code.createdAt)
            .filter("code", "e.code = :code", text -> text.strip().toUpperCase(Locale.ROOT))
            .filterId("userId", "e.userId = :userId")
            .filterText("tier", "e.tier = :tier")
            .filterYesNo("active", "e.active = :active");

    @GET
    @PermissionsAllowed("referral-codes:read")
    @Transactional
    @Operation(operationId = "sales_listReferralCodes", summary = "By which codes people bring others")
    public Page<ReferralCodeView> list(@Context UriInfo uri) {
        return LIST.list(uri, ReferralCodeView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("referral-codes:read")
    @Transactional
    @Operation(operationId = "sales_getReferralCode", summary = "One referral code")
    @APIResponse(responseCode = "200", description = "The code")
    public RestResponse<ReferralCodeView> get(@RestPath UUID id) {
        return answer(ReferralCode.require(id));
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("referral-codes:write")
    @Transactional
    @Operation(
            operationId = "sales_replaceReferralCode",
            summary = "Put a referrer into a tier, or stop the code",
            description = "Purchases that were begun before keep what they were begun with.")
    @APIResponse(responseCode = "200", description = "Changed")
    public RestResponse<ReferralCodeView> replace(
            @RestPath UUID id, @Valid @NotNull ReferralCodeRequest request, @HeaderParam("If-Match") String ifMatch) {
        ReferralCode code = ReferralCode.require(id);
        ETags.requireMatch(ifMatch, code.version);
        request.applyTo(code);
        Panache.getEntityManager().flush();
        return answer(code);
    }

    private static RestResponse<ReferralCodeView> answer(ReferralCode code) {
        return ETags.ok(ReferralCodeView.of(code), code.version);
    }
}
