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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/admin/referral-codes")
@Tag(name = "Referrals")
public class ReferralCodeAdminResource {

    private static final ListSpec<ReferralCode> LIST = ListSpec.of(ReferralCode.class)
            .sortByInstant("createdAt", code -> code.createdAt)
            .filter("code", "e.code = :code", text -> text.strip().toUpperCase(Locale.ROOT))
            .filterId("userId", "e.userId = :userId")
            .filterText("tier", "e.tier = :tier")
            .filter("active", "e.active = :active", ReferralCodeAdminResource::yesOrNo);

    @GET
    @PermissionsAllowed("referral-codes:read")
    @Transactional
    @Operation(operationId = "sales_listReferralCodes", summary = "By which codes people bring others")
    @APIResponse(responseCode = "200", description = "One page")
    public Page<ReferralCodeView> list(@Context UriInfo uri) {
        return LIST.list(uri, ReferralCodeView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("referral-codes:read")
    @Transactional
    @Operation(operationId = "sales_getReferralCode", summary = "One referral code")
    @APIResponse(
            responseCode = "200",
            description = "The code",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ReferralCodeView.class)))
    public Response get(@RestPath UUID id) {
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
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ReferralCodeView.class)))
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response replace(
            @RestPath UUID id,
            @Valid @NotNull ReferralCodeRequest request,
            @HeaderParam("If-Match") @Parameter(description = "The ETag it was read with") String ifMatch) {
        ReferralCode code = ReferralCode.require(id);
        ETags.requireMatch(ifMatch, code.version);
        request.applyTo(code);
        Panache.getEntityManager().flush();
        return answer(code);
    }

    private static Response answer(ReferralCode code) {
        return ETags.ok(ReferralCodeView.of(code), code.version);
    }

    private static Object yesOrNo(String text) {
        if (!text.matches("true|false")) throw new IllegalArgumentException();
        return Boolean.valueOf(text);
    }
}
