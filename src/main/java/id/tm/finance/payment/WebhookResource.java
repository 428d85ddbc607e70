package id.tm.finance.payment;

import id.tm.platform.openapi.ProviderMessage;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where Midtrans tells what became of payments, and Xendit what became of invoices, payouts and refunds (each with the
 * token in x-callback-token). The addresses of the old system are answered too, so that providers need no change on the
 * day of the move.
 */
@Path("/")
@Tag(name = "Payments")
@Consumes(MediaType.APPLICATION_JSON)
public class WebhookResource {

    private static final String NOTIFICATION = """
            {"order_id": "TM-20260105-000001", "status_code": "200", "gross_amount": "444000.00",
             "transaction_status": "settlement", "signature_key": "13da51"}""";
    private static final String INVOICE = """
            {"id": "593f4ed1c3d3bb7f39733d83", "external_id": "TM-20260105-000001", "status": "PAID",
             "amount": 444000, "paid_amount": 444000, "currency": "IDR"}""";
    private static final String PAYOUT = """
            {"event": "payout.succeeded", "data": {"id": "disb-1", "reference_id": "W-1", "status": "SUCCEEDED"}}""";
    private static final String REFUND = """
            {"event": "refund.succeeded", "data": {"id": "rfd-1", "reference_id": "R-1", "status": "SUCCEEDED"}}""";

    private final WebhookIntake intake;

    WebhookResource(WebhookIntake intake) {
        this.intake = intake;
    }

    @POST
    @Path("/api/v1/webhooks/midtrans")
    @PermitAll
    @Operation(operationId = "finance_receiveMidtransNotification", summary = "Take a signed notification of Midtrans")
    @ProviderMessage(example = NOTIFICATION)
    public Response midtrans(@Context HttpHeaders headers, byte[] body) {
        return keepMidtrans(headers, body);
    }

    @POST
    @Path("/midtrans/notif-hook")
    @PermitAll
    @Operation(
            operationId = "finance_receiveMidtransNotificationAtOldAddress",
            summary = "Take a signed notification of Midtrans at the address of the old system")
    @ProviderMessage(example = NOTIFICATION)
    public Response midtransAtOldAddress(@Context HttpHeaders headers, byte[] body) {
        return keepMidtrans(headers, body);
    }

    @POST
    @Path("/api/v1/webhooks/xendit/invoices")
    @PermitAll
    @Operation(operationId = "finance_receiveXenditInvoice", summary = "Take a callback of Xendit about an invoice")
    @ProviderMessage(example = INVOICE)
    public Response xenditInvoice(@Context HttpHeaders headers, byte[] body) {
        return keepXendit(headers, body);
    }

    @POST
    @Path("/api/v1/webhooks/xendit/payouts")
    @PermitAll
    @Operation(operationId = "finance_receiveXenditPayout", summary = "Take a callback of Xendit about a payout")
    @ProviderMessage(example = PAYOUT)
    public Response xenditPayout(@Context HttpHeaders headers, byte[] body) {
        return keepXendit(headers, body);
    }

    @POST
    @Path("/api/v1/webhooks/xendit/refunds")
    @PermitAll
    @Operation(operationId = "finance_receiveXenditRefund", summary = "Take a callback of Xendit about a refund")
    @ProviderMessage(example = REFUND)
    public Response xenditRefund(@Context HttpHeaders headers, byte[] body) {
        return keepXendit(headers, body);
    }

    @POST
    @Path("/xendit/notif-hook")
    @PermitAll
    @Operation(
            operationId = "finance_receiveXenditCallbackAtOldAddress",
            summary = "Take a callback of Xendit, about whatever, at the address of the old system")
    @ProviderMessage(example = INVOICE)
    public Response xenditAtOldAddress(@Context HttpHeaders headers, byte[] body) {
        return keepXendit(headers, body);
    }

    private Response keepMidtrans(HttpHeaders headers, byte[] body) {
        intake.midtrans(body, headers);
        return kept();
    }

    private Response keepXendit(HttpHeaders headers, byte[] body) {
        intake.xendit(body, headers);
        return kept();
    }

    private static Response kept() {
        return Response.ok("{}", MediaType.APPLICATION_JSON_TYPE).build();
    }
}
