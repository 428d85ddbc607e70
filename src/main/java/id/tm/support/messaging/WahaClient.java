package id.tm.support.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/api")
@RegisterRestClient(configKey = "waha")
interface WahaClient {

    record SendText(String session, String chatId, String text) {}

    @POST
    @Path("/sendText")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> sendText(@HeaderParam("X-Api-Key") String apiKey, SendText message);
}
