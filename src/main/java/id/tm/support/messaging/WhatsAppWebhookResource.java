package id.tm.support.messaging;

import static id.tm.support.SupportError.CALLBACK_NOT_AUTHENTIC;

import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.openapi.ProviderMessage;
import id.tm.support.messaging.CallbackInbox.Provider;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** Where WhatsApp providers tell what became of a message. */
@Path("/api/v1/webhooks/whatsapp")
@Tag(name = "Support")
public class WhatsAppWebhookResource {

    private static final String META_PREFIX = "sha256=";
    private static final int A_FEW = 20;

    private final CallbackInbox inbox;
    private final WhatsAppConfig config;
    private final Clock clock;

    WhatsAppWebhookResource(CallbackInbox inbox, WhatsAppConfig config, Clock clock) {
        this.inbox = inbox;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "support_receiveWhatsAppCallback",
            summary = "Take a signed callback of WAHA (X-Webhook-Hmac) or Meta (X-Hub-Signature-256)")
    @ProviderMessage(
            example = "{\"event\": \"message.ack\", \"payload\": {\"id\": \"true_6281@c.us_3EB0\", \"ack\": 2}}")
    public Response receive(
            @Parameter(description = "WAHA: HMAC-SHA-512 of the body, hex") @RestHeader("X-Webhook-Hmac")
                    String wahaSignature,
            @Parameter(description = "Meta: `sha256=` and the HMAC-SHA-256 of the body, hex")
                    @RestHeader("X-Hub-Signature-256")
                    String metaSignature,
            byte[] body) {
        inbox.keep(signer(wahaSignature, metaSignature, body), body);
        inbox.workOff(clock.instant(), A_FEW);
        return Response.ok("{}", MediaType.APPLICATION_JSON_TYPE).build();
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "support_verifyWhatsAppCallback",
            summary = "Answer Meta's question whether this address is ours")
    @APIResponse(responseCode = "200", description = "The challenge")
    public String verify(
            @Parameter(description = "`subscribe`") @RestQuery("hub.mode") String mode,
            @Parameter(description = "What was agreed with Meta") @RestQuery("hub.verify_token") String token,
            @Parameter(description = "Sent back when the token fits") @RestQuery("hub.challenge") String challenge) {
        boolean known = "subscribe".equals(mode)
                && token != null
                && challenge != null
                && challenge.matches("[A-Za-z0-9_-]{1,200}")
                && config.meta()
                        .verifyToken()
                        .filter(ours -> SecretTokens.same(ours, token))
                        .isPresent();
        if (!known) throw CALLBACK_NOT_AUTHENTIC.with();
        return challenge;
    }

    private Provider signer(String wahaSignature, String metaSignature, byte[] body) {
        byte[] signed = body == null ? new byte[0] : body;
        if (wahaSignature != null
                && config.waha()
                        .webhookSecret()
                        .filter(secret -> WebhookSignature.fits("HmacSHA512", secret, signed, wahaSignature))
                        .isPresent()) return Provider.WAHA;
        if (metaSignature != null
                && metaSignature.startsWith(META_PREFIX)
                && config.meta()
                        .appSecret()
                        .filter(secret -> WebhookSignature.fits(
                                "HmacSHA256", secret, signed, metaSignature.substring(META_PREFIX.length())))
                        .isPresent()) return Provider.META;
        throw CALLBACK_NOT_AUTHENTIC.with();
    }
}
