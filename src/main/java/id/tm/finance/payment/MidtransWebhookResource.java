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

/** Where Midtrans tells what became of a payment. */
@Path("/api/v1/webhooks/midtrans")
@Tag(name = "Payments")
public class MidtransWebhookResource {

    private final WebhookIntake intake;

    MidtransWebhookResource(WebhookIntake intake) {
        this.intake = intake;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "finance_receiveMidtransNotification", summary = "Take a signed notification of Midtrans")
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
    public Response receive(@Context HttpHeaders headers, byte[] body) {
        intake.midtrans(body, headers);
        return Response.ok("{}", MediaType.APPLICATION_JSON_TYPE).build();
    }
}
