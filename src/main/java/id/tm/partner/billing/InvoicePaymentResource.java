package id.tm.partner.billing;

import static id.tm.finance.FinanceError.PAYMENT_NOT_FOUND;
import static id.tm.partner.PartnerError.PARTNER_PROFILE_MISSING;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import id.tm.account.Partner;
import id.tm.account.Partners;
import id.tm.finance.PaymentInfo;
import id.tm.finance.Payments;
import id.tm.platform.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** How a partner, or an operator of it, pays an invoice online. */
@Path("/api/v1/partner/invoices/{id}/payment")
@Tag(name = "Partner")
@RolesAllowed({"partner", "partner-operator"})
public class InvoicePaymentResource {

    private final Payments payments;
    private final Partners partners;
    private final Caller caller;

    InvoicePaymentResource(Payments payments, Partners partners, Caller caller) {
        this.payments = payments;
        this.partners = partners;
        this.caller = caller;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(
            operationId = "partner_beginInvoicePayment",
            summary = "Begin to pay an invoice online",
            description =
                    "While a payment is open it is the answer to every further request. The invoice is paid when the"
                            + " provider confirms it, which a read of the payment or of the invoice shows.")
    @APIResponse(responseCode = "201", description = "Where to pay")
    @APIResponse(
            responseCode = "202",
            description = "The provider has not answered yet: read the payment again in a moment")
    public RestResponse<InvoicePaymentView> begin(@RestPath UUID id, @Valid InvoicePaymentStart request) {
        PaymentInfo opened = QuarkusTransaction.requiringNew().call(() -> {
            PartnerTransaction invoice = PartnerTransaction.requireIssuedTo(partnerId(), id);
            return payments.open(InvoicePayable.KIND, invoice.id, request == null ? null : request.channel());
        });
        PaymentInfo started = payments.start(opened.id());
        return RestResponse.ResponseBuilder.<InvoicePaymentView>create(started.checkoutUrl() == null ? 202 : 201)
                .entity(InvoicePaymentView.of(started))
                .build();
    }

    @GET
    @Transactional
    @Operation(
            operationId = "partner_getInvoicePayment",
            summary = "How the newest online payment of an invoice stands")
    @APIResponse(responseCode = "200", description = "The payment")
    public InvoicePaymentView get(@RestPath UUID id) {
        PartnerTransaction invoice = PartnerTransaction.requireIssuedTo(partnerId(), id);
        return payments.latest(InvoicePayable.KIND, invoice.id)
                .map(InvoicePaymentView::of)
                .orElseThrow(PAYMENT_NOT_FOUND::with);
    }

    private UUID partnerId() {
        return partners.ofUser(caller.id()).map(Partner::id).orElseThrow(PARTNER_PROFILE_MISSING::with);
    }
}
