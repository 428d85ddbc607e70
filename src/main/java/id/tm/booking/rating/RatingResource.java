package id.tm.booking.rating;

import id.tm.platform.http.ETags;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/me/feedback-sessions/{id}/rating")
@Tag(name = "Booking")
@RolesAllowed("member")
public class RatingResource {

    private final RatingService ratings;
    private final Caller caller;

    RatingResource(RatingService ratings, Caller caller) {
        this.ratings = ratings;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "booking_getMyRating", summary = "My rating of a session")
    @APIResponse(responseCode = "200", description = "The rating")
    public RestResponse<RatingView> get(@RestPath UUID id) {
        RatingView view = ratings.ofSession(id, caller.id());
        return ETags.ok(view, view.version());
    }

    @PUT
    @Operation(operationId = "booking_rateSession", summary = "Rate a completed session, or replace my rating")
    @APIResponse(responseCode = "200", description = "Replaced")
    @APIResponse(responseCode = "201", description = "Rated; no more reminders to do so")
    @APIResponse(responseCode = "409", description = "The session is not COMPLETED")
    @APIResponse(responseCode = "422", description = "The time to rate, or to replace a rating, is over")
    public RestResponse<RatingView> put(@RestPath UUID id, @Valid @NotNull RatingRequest request) {
        RatingService.Put put = ratings.rate(id, caller.id(), request);
        return RestResponse.ResponseBuilder.<RatingView>create(put.created() ? 201 : 200)
                .tag(Integer.toString(put.view().version()))
                .entity(put.view())
                .build();
    }
}
