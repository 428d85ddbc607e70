package id.tm.booking.schedule;

import id.tm.booking.BookingConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/slots")
@Tag(name = "Booking")
@PermitAll
public class SlotResource {

    private final SlotSearch search;
    private final BookingConfig config;
    private final Clock clock;

    SlotResource(SlotSearch search, BookingConfig config, Clock clock) {
        this.search = search;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "booking_listSlots", summary = "Free slots of all practitioners, at most 31 days")
    @APIResponse(responseCode = "200", description = "One page, by start and practitioner")
    public RestResponse<SlotsView> across(
            @Parameter(description = "First local date, or an instant; today by default", example = "2026-01-05")
                    @RestQuery
                    String from,
            @Parameter(description = "Last local date, or an instant (excluded)", example = "2026-01-11") @RestQuery
                    String to,
            @Parameter(description = "IANA zone of dates and wall times", example = "Asia/Makassar") @RestQuery
                    String zone,
            @Parameter(description = "`nextCursor` of the page before; opaque") @RestQuery String cursor,
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(200) int limit,
            @Context Request request) {
        SlotWindow window = SlotWindow.parse(from, to, zone, clock.instant());
        return SlotsView.cached(request, search.across(window, cursor, limit), config);
    }
}
