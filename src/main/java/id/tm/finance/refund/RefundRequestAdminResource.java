package id.tm.finance.refund;

import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Refund requests in the back office. */
@Path("/api/v1/admin/refund-requests")
@Tag(name = "Finance")
public class RefundRequestAdminResource {

    private static final ListSpec<RefundRequest> LIST = ListSpec.of(RefundRequest.class)
            .sortByInstant("createdAt", request -> request.createdAt)
            .sortByNumber("amount", RefundRequest::amount)
            .filterEnum("state", "e.state = :state", RefundRequestState.class)
            .filterEnum("route", "e.route = :route", RefundRoute.class)
            .filterId("buyerId", "e.buyerId = :buyerId")
            .filterId("paymentId", "e.paymentId = :paymentId")
            .filterInstant("since", "e.createdAt >= :since");

    private final RefundRequests requests;
    private final Caller caller;

    RefundRequestAdminResource(RefundRequests requests, Caller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    @GET
    @Transactional
    @PermissionsAllowed("refund-requests:read")
    @Operation(operationId = "finance_listRefundRequests", summary = "Refund requests and how far they are")
    public Page<RefundRequestSummaryView> list(@Context UriInfo uri) {
        return LIST.list(uri, RefundRequestSummaryView::of);
    }

    @POST
    @Path("/preview")
    @PermissionsAllowed("refund-requests:read")
    @Operation(operationId = "finance_previewRefund", summary = "Everything a refund of a payment would bring")
    @APIResponse(responseCode = "200", description = "Every consequence, or why there is none")
    public RefundPlanView preview(@Valid @NotNull RefundPreviewRequest request) {
        return RefundPlanView.of(requests.preview(request.paymentId(), null));
    }

    @POST
    @ResponseStatus(201)
    @IdempotencyRequired
    @PermissionsAllowed("refund-requests:write")
    @Operation(operationId = "finance_requestRefund", summary = "Ask for the money of a payment in its buyer's place")
    @APIResponse(responseCode = "201", description = "Asked for; another admin approves it")
    @APIResponse(responseCode = "409", description = "It was asked for already")
    @APIResponse(responseCode = "422", description = "It cannot go back, or not without a bank account")
    public RefundRequestAdminView request(@Valid @NotNull RefundRequestRequest request) {
        return view(requests.request(request, RefundActor.admin(caller.id())));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("refund-requests:read")
    @Operation(
            operationId = "finance_getRefundRequest",
            summary = "One request with its history and what it brings as things are now")
    @APIResponse(responseCode = "200", description = "The request")
    public RefundRequestAdminView get(@RestPath UUID id) {
        return requests.show(id);
    }

    @POST
    @Path("/{id}/review")
    @PermissionsAllowed("refund-requests:write")
    @Operation(
            operationId = "finance_reviewRefundRequest",
            summary = "Look at a request: its buyer cannot cancel any more")
    @APIResponse(responseCode = "200", description = "Under review")
    @APIResponse(responseCode = "409", description = "It is looked at already, or decided")
    public RefundRequestAdminView review(@RestPath UUID id) {
        return view(requests.review(id, caller.id()));
    }

    @POST
    @Path("/{id}/approval")
    @PermissionsAllowed("refund-requests:approve")
    @Operation(operationId = "finance_approveRefundRequest", summary = "Have the money sent back, as it was previewed")
    @APIResponse(responseCode = "200", description = "Approved; the money is sent now, or by an admin")
    @APIResponse(
            responseCode = "409",
            description = "Decided already, one's own request, or the preview is not what it was")
    @APIResponse(responseCode = "422", description = "It cannot go back, or not to that bank account")
    public RefundRequestAdminView approve(@RestPath UUID id, @Valid @NotNull RefundApprovalRequest request) {
        return view(requests.approve(id, request, caller.id()));
    }

    @POST
    @Path("/{id}/rejection")
    @PermissionsAllowed("refund-requests:approve")
    @Operation(
            operationId = "finance_rejectRefundRequest",
            summary = "Refuse a request, or give up one whose money did not arrive; the buyer is told why")
    @APIResponse(responseCode = "200", description = "Rejected")
    @APIResponse(responseCode = "409", description = "Decided already")
    public RefundRequestAdminView reject(@RestPath UUID id, @Valid @NotNull RefundReasonRequest request) {
        return view(requests.reject(id, request.reason(), caller.id()));
    }

    @POST
    @Path("/{id}/retry")
    @PermissionsAllowed("refund-requests:write")
    @Operation(
            operationId = "finance_retryRefundRequest",
            summary = "Send the money again under the same key, or by transfer where the provider has refused")
    @APIResponse(responseCode = "200", description = "On its way again")
    @APIResponse(responseCode = "409", description = "It has not failed")
    @APIResponse(responseCode = "422", description = "There is no verified bank account to send it to")
    public RefundRequestAdminView retry(@RestPath UUID id, @Valid @NotNull RefundReasonRequest request) {
        return view(requests.retry(id, request.reason(), caller.id()));
    }

    @POST
    @Path("/{id}/transfer")
    @IdempotencyRequired
    @PermissionsAllowed("refund-requests:write")
    @Operation(
            operationId = "finance_transferRefundRequest",
            summary = "Write down a bank transfer that was made by hand")
    @APIResponse(responseCode = "200", description = "Refunded")
    @APIResponse(responseCode = "409", description = "The money is on its way already, or may be")
    public RefundRequestAdminView transfer(@RestPath UUID id, @Valid @NotNull RefundTransferRequest request) {
        return view(requests.transferred(id, request, caller.id()));
    }

    private RefundRequestAdminView view(RefundRequest request) {
        return requests.show(request.id);
    }
}
