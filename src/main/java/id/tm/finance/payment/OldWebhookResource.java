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

/** The addresses of the old system, so that providers need no change on the day of the move. */
@Path("/")
@Tag(name = "Payments")
public class OldWebhookResource {

    private final WebhookIntake intake;

    OldWebhookResource(WebhookIntake intake) {
        this.intake = intake;
    }

    @POST
    @Path("/midtrans/notif-hook")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "finance_receiveMidtransNotificationAtOldAddress",
            summary = "Take a signed notification of Midtrans at the address of the old system")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example =
                                    "{\"order_id\": \"TM-20260105-000001\", \"status_code\": \"200\", \"gross_amount\": \"444000.00\", \"transaction_status\": \"settlement\", \"signature_key\": \"13da51\"}"))
    @APIResponse(
            responseCode = "200",
            description = "Kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{}"))
    public Response midtrans(@Context HttpHeaders headers, byte[] body) {
        intake.midtrans(body, headers);
        return Response.ok("{}", MediaType.APPLICATION_JSON_TYPE).build();
    }

    @POST
    @Path("/xendit/notif-hook")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "finance_receiveXenditCallbackAtOldAddress",
            summary = "Take a callback of Xendit, about whatever, at the address of the old system")
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
    public Response xendit(@Context HttpHeaders headers, byte[] body) {
        intake.xendit(body, headers);
        return Response.ok("{}", MediaType.APPLICATION_JSON_TYPE).build();
    }
}
