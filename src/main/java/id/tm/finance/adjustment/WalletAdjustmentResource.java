package id.tm.finance.adjustment;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Money that the back office gives to wallets or takes from them: one admin proposes, another approves. */
@Path("/api/v1/admin/wallet-adjustments")
@Tag(name = "Finance")
public class WalletAdjustmentResource {

    private static final ListSpec<WalletAdjustment> LIST = ListSpec.of(WalletAdjustment.class)
            .sortByInstant("createdAt", adjustment -> adjustment.createdAt)
            .filterEnum("state", "e.state = :state", WalletAdjustmentState.class)
            .filterId("walletId", "e.walletId = :walletId");

    private final WalletAdjustments adjustments;
    private final Caller caller;

    WalletAdjustmentResource(WalletAdjustments adjustments, Caller caller) {
        this.adjustments = adjustments;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("wallets:read")
    @Transactional
    @Operation(
            operationId = "finance_listWalletAdjustments",
            summary = "What was given or taken by hand, or proposed to be")
    public Page<WalletAdjustmentView> list(@Context UriInfo uri) {
        return LIST.list(uri, WalletAdjustmentView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("wallets:read")
    @Transactional
    @Operation(operationId = "finance_getWalletAdjustment", summary = "One of them")
    @APIResponse(responseCode = "200", description = "The adjustment")
    public WalletAdjustmentView get(@RestPath UUID id) {
        return WalletAdjustmentView.of(WalletAdjustment.require(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @PermissionsAllowed("wallets:adjust")
    @Operation(operationId = "finance_proposeWalletAdjustment", summary = "Propose to give or take money by hand")
    @APIResponse(responseCode = "201", description = "Proposed; another admin decides")
    public WalletAdjustmentView propose(@NotNull @Valid WalletAdjustmentRequest request) {
        return adjustments.propose(request, caller.id());
    }

    @POST
    @Path("/{id}/approval")
    @PermissionsAllowed("wallets:approve")
    @Operation(operationId = "finance_approveWalletAdjustment", summary = "Approve what another admin has proposed")
    @APIResponse(responseCode = "200", description = "The money has moved")
    @APIResponse(responseCode = "409", description = "Decided already, one's own proposal, or more than the wallet has")
    public WalletAdjustmentView approve(@RestPath UUID id) {
        return adjustments.approve(id, caller.id());
    }

    @POST
    @Path("/{id}/rejection")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("wallets:approve")
    @Operation(operationId = "finance_rejectWalletAdjustment", summary = "Refuse what was proposed, or take it back")
    @APIResponse(responseCode = "200", description = "Rejected; nothing moves")
    @APIResponse(responseCode = "409", description = "Decided already")
    public WalletAdjustmentView reject(@RestPath UUID id, @NotNull @Valid WalletAdjustmentRejection request) {
        return adjustments.reject(id, request.reason().strip(), caller.id());
    }
}
