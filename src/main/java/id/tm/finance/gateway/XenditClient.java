package id.tm.finance.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "xendit")
interface XenditClient {

    record Invoice(
            @JsonProperty("external_id") String externalId,
            long amount,
            @JsonProperty("payer_email") String payerEmail,
            String description,

            @JsonProperty("invoice_duration") long duration,

            Customer customer,
            List<Item> items,
            List<Fee> fees,

            @JsonProperty("payment_methods") List<String> methods,

            String currency) {}

    record Customer(@JsonProperty("given_names") String name, String email) {}

    record Item(String name, int quantity, long price) {}

    record Fee(String type, long value) {}

    record Refund(
            @JsonProperty("invoice_id") String invoiceId,
            @JsonProperty("reference_id") String referenceId,
            long amount,
            String currency,
            String reason) {}

    record Payout(
            @JsonProperty("reference_id") String referenceId,
            @JsonProperty("channel_code") String channel,
            @JsonProperty("channel_properties") Account account,
            long amount,
            String currency,
            String description) {}

    record Account(
            @JsonProperty("account_holder_name") String holder,
            @JsonProperty("account_number") String number) {}

    @POST
    @Path("/v2/invoices")
    Uni<Response> create(@HeaderParam("Authorization") String authorization, Invoice invoice);

    @GET
    @Path("/v2/invoices/{id}")
    Uni<Response> invoice(@HeaderParam("Authorization") String authorization, @PathParam("id") String id);

    @GET
    @Path("/v2/invoices")
    Uni<Response> invoices(
            @HeaderParam("Authorization") String authorization, @QueryParam("external_id") String externalId);

    @POST
    @Path("/invoices/{id}/expire!")
    Uni<Response> expire(@HeaderParam("Authorization") String authorization, @PathParam("id") String id);

    @POST
    @Path("/refunds")
    Uni<Response> refund(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("idempotency-key") String key,
            Refund refund);

    @GET
    @Path("/refunds/{id}")
    Uni<Response> refundStatus(@HeaderParam("Authorization") String authorization, @PathParam("id") String id);

    @POST
    @Path("/v2/payouts")
    Uni<Response> payout(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Idempotency-key") String key,
            Payout payout);

    @GET
    @Path("/v2/payouts")
    Uni<Response> payouts(
            @HeaderParam("Authorization") String authorization, @QueryParam("reference_id") String referenceId);
}
