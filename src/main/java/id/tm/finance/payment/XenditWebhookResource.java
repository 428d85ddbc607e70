package id.tm.finance.payment;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where Xendit tells what became of invoices, payouts and refunds; each with the token in x-callback-token. */
@Path("/api/v1/webhooks/xendit")
@Tag(name = "Payments")
public class XenditWebhookResource {

    private final WebhookIntake intake;

    XenditWebhookResource(WebhookIntake intake) {
        this.intake = intake;
    }

    @POST
    @Path("/invoices")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "finance_receiveXenditInvoice", summary = "Take a callback of Xendit about an invoice")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example =
                                    "{\"id\": \"593f4ed1c3d3bb7f39733d83\", \"external_id\": \"TM-20260105-000001\", \"status\": \"PAID\", \"amount\": 444000, \"paid_amount\": 444000, \"currency\": \"IDR\"}"))
    @APIResponse(
            responseCode = "200",
            description = "Kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{}"))
    public Response invoice(@Context HttpHeaders headers, byte[] body) {
        intake.xendit(body, headers);
        return Response.ok("{}", MediaType.APPLICATION_JSON_TYPE).build();
    }

    @POST
    @Path("/payouts")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "finance_receiveXenditPayout", summary = "Take a callback of Xendit about a payout")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example =
                                    "{\"event\": \"payout.succeeded\", \"data\": {\"id\": \"disb-1\", \"reference_id\": \"W-1\", \"status\": \"SUCCEEDED\"}}"))
    @APIResponse(
            responseCode = "200",
            description = "Kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{}"))
    public Response payout(@Context HttpHeaders headers, byte[] body) {
        intake.xendit(body, headers);
        return Response.ok("{}", MediaType.APPLICATION_JSON_TYPE).build();
    }

    @POST
    @Path("/refunds")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "finance_receiveXenditRefund", summary = "Take a callback of Xendit about a refund")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example =
                                    "{\"event\": \"refund.succeeded\", \"data\": {\"id\": \"rfd-1\", \"reference_id\": \"R-1\", \"status\": \"SUCCEEDED\"}}"))
    @APIResponse(
            responseCode = "200",
            description = "Kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{}"))
    public Response refund(@Context HttpHeaders headers, byte[] body) {
        intake.xendit(body, headers);
        return Response.ok("{}", MediaType.APPLICATION_JSON_TYPE).build();
    }
}
