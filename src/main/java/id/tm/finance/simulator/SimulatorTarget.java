package id.tm.finance.simulator;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The service's own webhook addresses, as a provider calls them. */
@Path("/api/v1/webhooks")
@Consumes(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "simulator")
interface SimulatorTarget {

    @POST
    @Path("/midtrans")
    Uni<Response> midtrans(String body);

    @POST
    @Path("/xendit/{topic}")
    Uni<Response> xendit(@HeaderParam("x-callback-token") String token, @PathParam("topic") String topic, String body);
}
