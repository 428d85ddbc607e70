package id.tm.booking.schedule;

import id.tm.booking.BookingConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/practitioners/{id}/slots")
@Tag(name = "Booking")
@PermitAll
public class PractitionerSlotResource {

    private final SlotSearch search;
    private final BookingConfig config;
    private final Clock clock;

    PractitionerSlotResource(SlotSearch search, BookingConfig config, Clock clock) {
        this.search = search;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "booking_listPractitionerSlots", summary = "A practitioner's free slots, at most 31 days")
    @APIResponse(responseCode = "200", description = "All free slots of the window, by start")
    public RestResponse<SlotsView> ofPractitioner(
            @RestPath UUID id,
            @Parameter(description = "First local date, or an instant; today by default", example = "2026-01-05")
                    @RestQuery
                    String from,
            @Parameter(description = "Last local date, or an instant (excluded)", example = "2026-01-11") @RestQuery
                    String to,
            @Parameter(description = "IANA zone of dates and wall times", example = "Asia/Makassar") @RestQuery
                    String zone,
            @Context Request request) {
        return SlotsView.cached(request, search.of(id, SlotWindow.parse(from, to, zone, clock.instant())), config);
    }
}
