package id.tm.booking.schedule;

import id.tm.platform.http.ETags;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/practitioner/booking-settings")
@Tag(name = "Booking")
@RolesAllowed("practitioner")
public class PractitionerSettingsResource {

    private final SettingsService settings;
    private final Caller caller;

    PractitionerSettingsResource(SettingsService settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "booking_getSettings", summary = "How I want to be booked")
    @APIResponse(responseCode = "200", description = "As it is now; the ETag is what a change must name")
    public RestResponse<PractitionerSettingsView> get() {
        PractitionerSettings mine = settings.of(caller.id());
        return ETags.ok(PractitionerSettingsView.of(mine), mine.version);
    }

    @PUT
    @Operation(operationId = "booking_replaceSettings", summary = "Change how I want to be booked")
    @APIResponse(responseCode = "200", description = "Changed")
    public RestResponse<PractitionerSettingsView> replace(
            @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PractitionerSettingsRequest request) {
        PractitionerSettings mine = settings.replace(caller.id(), ifMatch, request);
        return ETags.ok(PractitionerSettingsView.of(mine), mine.version);
    }
}
