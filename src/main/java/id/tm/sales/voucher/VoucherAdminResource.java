package id.tm.sales.voucher;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/vouchers")
@Tag(name = "Vouchers")
public class VoucherAdminResource {

    private static final ListSpec<Voucher> LIST = ListSpec.of(Voucher.class)
            .sortByInstant("createdAt", voucher -> voucher.createdAt)
            .filter("code", "e.code = :code", Voucher::normalised)
            .filterId("batchId", "e.batchId = :batchId")
            .filterEnum("source", "e.source = :source", VoucherSource.class)
            .filterYesNo("active", "e.active = :active");

    private static final ListSpec<VoucherRedemption> USES = ListSpec.of(VoucherRedemption.class)
            .sortByInstant("createdAt", use -> use.createdAt)
            .filterEnum("state", "e.state = :state", VoucherRedemptionState.class)
            .filterId("userId", "e.userId = :userId")
            .filterId("transactionId", "e.transactionId = :transactionId");

    private static final ListSpec<VoucherLog> LOGS = ListSpec.of(VoucherLog.class, log -> log.id)
            .sortByInstant("createdAt", log -> log.createdAt)
            .filterId("transactionId", "e.transactionId = :transactionId");

    private final VoucherService vouchers;

    VoucherAdminResource(VoucherService vouchers) {
        this.vouchers = vouchers;
    }

    @GET
    @PermissionsAllowed("vouchers:read")
    @Transactional
    @Operation(operationId = "sales_listVouchers", summary = "Vouchers and how often they are used")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<VoucherView> list(@Context UriInfo uri) {
        return LIST.list(uri, VoucherView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("vouchers:read")
    @Transactional
    @Operation(operationId = "sales_getVoucher", summary = "One voucher")
    @APIResponse(responseCode = "200", description = "The voucher")
    public RestResponse<VoucherView> get(@RestPath UUID id) {
        return answer(Voucher.require(id));
    }

    @POST
    @PermissionsAllowed("vouchers:write")
    @Operation(operationId = "sales_createVoucher", summary = "Add a voucher with a code of one's choice")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "409", description = "There is one of this code")
    @APIResponse(responseCode = "422", description = "There is no product of that SKU")
    public RestResponse<VoucherView> create(@Valid @NotNull VoucherRequest request) {
        Voucher voucher = vouchers.create(request);
        return ETags.created("/api/v1/admin/vouchers/" + voucher.id, VoucherView.of(voucher), voucher.version);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("vouchers:write")
    @Operation(operationId = "sales_replaceVoucher", summary = "Change a voucher, or withdraw it")
    @APIResponse(responseCode = "200", description = "Changed; purchases that have reserved it keep it")
    @APIResponse(responseCode = "409", description = "The code is taken, or more is used than the quota allows")
    @APIResponse(responseCode = "422", description = "There is no product of that SKU")
    public RestResponse<VoucherView> replace(
            @RestPath UUID id, @Valid @NotNull VoucherRequest request, @HeaderParam("If-Match") String ifMatch) {
        return answer(vouchers.replace(id, ifMatch, request));
    }

    @GET
    @Path("/{id}/redemptions")
    @PermissionsAllowed("vouchers:read")
    @Transactional
    @Operation(operationId = "sales_listVoucherRedemptions", summary = "The uses of a voucher")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<VoucherRedemptionView> redemptions(@RestPath UUID id, @Context UriInfo uri) {
        UUID voucher = Voucher.require(id).id;
        return USES.list(uri, "e.voucherId = :voucher", Map.of("voucher", voucher), VoucherRedemptionView::of);
    }

    @GET
    @Path("/{id}/logs")
    @PermissionsAllowed("vouchers:read")
    @Transactional
    @Operation(operationId = "sales_listVoucherLogs", summary = "Every step of every use of a voucher")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<VoucherLogView> logs(@RestPath UUID id, @Context UriInfo uri) {
        UUID voucher = Voucher.require(id).id;
        return LOGS.list(uri, "e.voucherId = :voucher", Map.of("voucher", voucher), VoucherLogView::of);
    }

    private static RestResponse<VoucherView> answer(Voucher voucher) {
        return ETags.ok(VoucherView.of(voucher), voucher.version);
    }
}
