package id.tm.finance.refund;

import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** What the caller wants back. */
@Path("/api/v1/me/refund-requests")
@Tag(name = "Finance")
@RolesAllowed("member")
public class RefundRequestResource {

    private static final ListSpec<RefundRequest> LIST = ListSpec.of(RefundRequest.class)
            .sortByInstant("createdAt", request -> request.createdAt)
            .filterEnum("state", "e.state = :state", RefundRequestState.class)
            .filterId("paymentId", "e.paymentId = :paymentId");

    private final RefundRequests requests;
    private final Caller caller;

    RefundRequestResource(RefundRequests requests, Caller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "finance_listMyRefundRequests", summary = "What I wanted back, the newest first")
    public Page<RefundRequestView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.buyerId = :buyer", Map.of("buyer", caller.id()), RefundRequestView::of);
    }

    @POST
    @Path("/preview")
    @Operation(operationId = "finance_previewMyRefund", summary = "What asking for the money of a payment would bring")
    @APIResponse(responseCode = "200", description = "What goes back, or why nothing does")
    public RefundPreviewView preview(@Valid @NotNull RefundPreviewRequest request) {
        return RefundPreviewView.of(requests.preview(request.paymentId(), caller.id()));
    }

    @POST
    @ResponseStatus(201)
    @IdempotencyRequired
    @Operation(operationId = "finance_requestMyRefund", summary = "Ask for the money of a payment")
    @APIResponse(responseCode = "201", description = "Asked for; somebody looks at it")
    @APIResponse(responseCode = "409", description = "It was asked for already")
    @APIResponse(responseCode = "422", description = "It cannot go back, or not without a bank account")
    public RefundRequestView request(@Valid @NotNull RefundRequestRequest request) {
        return RefundRequestView.of(requests.request(request, RefundActor.buyer(caller.id())));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "finance_getMyRefundRequest", summary = "One request of mine")
    @APIResponse(responseCode = "200", description = "The request")
    public RefundRequestView get(@RestPath UUID id) {
        return RefundRequestView.of(RefundRequest.requireOf(id, caller.id()));
    }

    @POST
    @Path("/{id}/cancellation")
    @Operation(operationId = "finance_cancelMyRefundRequest", summary = "Take a request back that nobody has looked at")
    @APIResponse(responseCode = "200", description = "Cancelled")
    @APIResponse(responseCode = "409", description = "It is looked at, or decided")
    public RefundRequestView cancel(@RestPath UUID id) {
        return RefundRequestView.of(requests.cancel(id, caller.id()));
    }
}
