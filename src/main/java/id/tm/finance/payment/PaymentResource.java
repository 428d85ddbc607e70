package id.tm.finance.payment;

import id.tm.finance.PaymentState;
import id.tm.platform.document.PdfAnswer;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What somebody pays and has paid. */
@Path("/api/v1/me/payments")
@Tag(name = "Payments")
@RolesAllowed("member")
public class PaymentResource {

    private static final ListSpec<Payment> LIST = ListSpec.of(Payment.class)
            .sortByInstant("createdAt", payment -> payment.createdAt)
            .filterEnum("state", "e.state = :state", PaymentState.class);

    private final PaymentReceipt receipt;
    private final Caller caller;

    PaymentResource(PaymentReceipt receipt, Caller caller) {
        this.receipt = receipt;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "finance_listMyPayments", summary = "My payments, the newest first")
    public Page<PaymentView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.payerId = :payer", Map.of("payer", caller.id()), PaymentView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "finance_getMyPayment", summary = "One of my payments")
    @APIResponse(responseCode = "200", description = "The payment")
    public PaymentView get(@RestPath UUID id) {
        return PaymentView.of(Payment.requireOf(caller.id(), id));
    }

    @GET
    @Path("/{id}/receipt.pdf")
    @Produces(PdfAnswer.MEDIA_TYPE)
    @Operation(operationId = "finance_getMyPaymentReceipt", summary = "The receipt of one of my payments")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "304", description = "As the caller has it")
    @APIResponse(responseCode = "409", description = "No money has come")
    public Response receipt(
            @RestPath UUID id,
            @RestQuery
                    @Pattern(regexp = "id|en")
                    @Parameter(description = "Language; left out: that of Accept-Language", example = "en")
                    String lang,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String accepted,
            @Context Request request) {
        UUID payer = caller.id();
        // No connection is held while the pages are drawn.
        Payment payment = QuarkusTransaction.requiringNew().call(() -> Payment.requireOf(payer, id));
        byte[] file = receipt.of(payment, PdfAnswer.locale(lang, accepted));
        return PdfAnswer.of(request, file, "receipt-" + payment.reference);
    }
}
