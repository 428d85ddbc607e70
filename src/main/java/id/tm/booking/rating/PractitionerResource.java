package id.tm.booking.rating;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/practitioners/{id}")
@Tag(name = "Booking")
@PermitAll
public class PractitionerResource {

    private static final int CACHE_SECONDS = 60;

    private static final ListSpec<PractitionerRating> RATINGS = ListSpec.of(PractitionerRating.class)
            .sortByInstant("createdAt", rating -> rating.createdAt)
            .sortByNumber("stars", rating -> (long) rating.stars)
            .filter("stars", "e.stars = :stars", Integer::valueOf);

    private final RatingService ratings;

    PractitionerResource(RatingService ratings) {
        this.ratings = ratings;
    }

    @GET
    @Operation(operationId = "booking_getPractitioner", summary = "A practitioner and how members rate them")
    @APIResponse(responseCode = "200", description = "The practitioner")
    public RestResponse<PractitionerView> get(@RestPath UUID id, @Context Request request) {
        return ETags.read(request, ratings.practitioner(id), CACHE_SECONDS);
    }

    @GET
    @Path("/ratings")
    @Operation(operationId = "booking_listRatings", summary = "A practitioner's ratings")
    public RestResponse<RatingPage> list(@RestPath UUID id, @Context UriInfo uri, @Context Request request) {
        ratings.requirePractitioner(id);
        Page<PublicRatingView> page =
                RATINGS.list(uri, "e.practitionerId = :practitioner", Map.of("practitioner", id), PublicRatingView::of);
        return ETags.read(request, new RatingPage(page.items(), page.nextCursor()), CACHE_SECONDS);
    }
}
