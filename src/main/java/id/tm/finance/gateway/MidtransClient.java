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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "midtrans")
interface MidtransClient {

    record Transaction(
            @JsonProperty("transaction_details") Details details,
            @JsonProperty("item_details") List<Item> items,
            @JsonProperty("customer_details") Customer customer,
            @JsonProperty("enabled_payments") List<String> channels,
            Expiry expiry) {}

    record Details(
            @JsonProperty("order_id") String orderId,
            @JsonProperty("gross_amount") long grossAmount) {}

    record Item(String id, long price, int quantity, String name) {}

    record Customer(@JsonProperty("first_name") String name, String email) {}

    record Expiry(@JsonProperty("start_time") String startTime, String unit, long duration) {}

    record Refund(@JsonProperty("refund_key") String key, long amount, String reason) {}

    @POST
    @Path("/snap/v1/transactions")
    Uni<Response> create(@HeaderParam("Authorization") String authorization, Transaction transaction);

    @GET
    @Path("/v2/{order}/status")
    Uni<Response> status(@HeaderParam("Authorization") String authorization, @PathParam("order") String order);

    @POST
    @Path("/v2/{order}/{act: cancel|expire}")
    Uni<Response> close(
            @HeaderParam("Authorization") String authorization,
            @PathParam("order") String order,
            @PathParam("act") String act);

    @POST
    @Path("/v2/{order}/refund")
    Uni<Response> refund(
            @HeaderParam("Authorization") String authorization, @PathParam("order") String order, Refund refund);
}
