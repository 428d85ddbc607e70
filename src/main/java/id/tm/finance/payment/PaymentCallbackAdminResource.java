package id.tm.finance.payment;

import static id.tm.finance.FinanceError.PAYMENT_CALLBACK_NOT_FOUND;

import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** What payment providers told us, in the back office. */
@Path("/api/v1/admin/payment-callbacks")
@Tag(name = "Payments")
public class PaymentCallbackAdminResource {

    private static final ListSpec<XenditTransaction> LIST = ListSpec.of(XenditTransaction.class)
            .sortByInstant("createdAt", callback -> callback.createdAt)
            .filterEnum("provider", "e.provider = :provider", PaymentProvider.class)
            .filterEnum("kind", "e.kind = :kind", CallbackKind.class)
            .filterEnum("state", "e.state = :state", CallbackState.class)
            .filterEnum("result", "e.result = :result", CallbackResult.class)
            .filterText("reference", "e.reference = :reference")
            .filterId("paymentId", "e.paymentId = :paymentId")
            .filterInstant("since", "e.createdAt >= :since");

    private final Clock clock;

    PaymentCallbackAdminResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @Transactional
    @PermissionsAllowed("payments:read")
    @Operation(
            operationId = "finance_listPaymentCallbacks",
            summary = "What payment providers told us, and what came of it")
    public Page<PaymentCallbackView> list(@Context UriInfo uri) {
        return LIST.list(uri, PaymentCallbackView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("payments:read")
    @Operation(operationId = "finance_getPaymentCallback", summary = "One message of a provider as it came")
    @APIResponse(responseCode = "200", description = "The message")
    public PaymentCallbackDetailView get(@RestPath UUID id) {
        return PaymentCallbackDetailView.of(require(id));
    }

    @POST
    @Path("/{id}/replay")
    @Transactional
    @ResponseStatus(202)
    @PermissionsAllowed("payments:write")
    @Operation(
            operationId = "finance_replayPaymentCallback",
            summary = "Have a message worked in once more; what it brought the first time is not brought again")
    @APIResponse(responseCode = "202", description = "It waits for the worker")
    public PaymentCallbackView replay(@RestPath UUID id) {
        XenditTransaction callback = require(id);
        XenditTransaction.replay(id, clock.instant());
        Panache.getEntityManager().refresh(callback);
        return PaymentCallbackView.of(callback);
    }

    private static XenditTransaction require(UUID id) {
        XenditTransaction callback = XenditTransaction.byId(id);
        if (callback == null) throw PAYMENT_CALLBACK_NOT_FOUND.with();
        return callback;
    }
}
