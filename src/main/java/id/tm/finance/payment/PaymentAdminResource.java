package id.tm.finance.payment;

import id.tm.finance.PaymentState;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Payments in the back office. */
@Path("/api/v1/admin/payments")
@Tag(name = "Payments")
public class PaymentAdminResource {

    private static final ListSpec<Payment> LIST = ListSpec.of(Payment.class)
            .sortByInstant("createdAt", payment -> payment.createdAt)
            .sortByNumber("amount", payment -> payment.amount)
            .filterEnum("state", "e.state = :state", PaymentState.class)
            .filterEnum("provider", "e.provider = :provider", PaymentProvider.class)
            .filterText("reference", "e.reference = :reference")
            .filterText("payableKind", "e.payableKind = :payableKind")
            .filterId("payableId", "e.payableId = :payableId")
            .filterId("payerId", "e.payerId = :payerId")
            .filterInstant("since", "e.createdAt >= :since");

    private final PaymentInquiry inquiry;

    PaymentAdminResource(PaymentInquiry inquiry) {
        this.inquiry = inquiry;
    }

    @GET
    @Transactional
    @PermissionsAllowed("payments:read")
    @Operation(operationId = "finance_listPayments", summary = "Payments and how far they are")
    public Page<PaymentSummaryView> list(@Context UriInfo uri) {
        return LIST.list(uri, PaymentSummaryView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("payments:read")
    @Operation(operationId = "finance_getPayment", summary = "One payment with its history and refunds")
    @APIResponse(responseCode = "200", description = "The payment")
    public PaymentAdminView get(@RestPath UUID id) {
        return PaymentAdminView.of(Payment.require(id));
    }

    @POST
    @Path("/{id}/refresh")
    @PermissionsAllowed("payments:write")
    @Operation(operationId = "finance_refreshPayment", summary = "Ask the provider how a payment stands, now")
    @APIResponse(responseCode = "200", description = "The payment with what the provider said")
    public PaymentAdminView refresh(@RestPath UUID id) {
        inquiry.look(id, PaymentCause.OPERATOR);
        return QuarkusTransaction.requiringNew().call(() -> PaymentAdminView.of(Payment.require(id)));
    }
}
