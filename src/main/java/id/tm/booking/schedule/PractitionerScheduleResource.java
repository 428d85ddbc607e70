package id.tm.booking.schedule;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/practitioner/schedules")
@Tag(name = "Booking")
@RolesAllowed("practitioner")
public class PractitionerScheduleResource {

    private static final String PATH = "/api/v1/practitioner/schedules/";

    private static final ListSpec<PractitionerSchedule> LIST = ListSpec.of(PractitionerSchedule.class)
            .sortByInstant("createdAt", s -> s.createdAt)
            .filter("weekday", "e.weekday = :weekday", text -> DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT))
                    .getValue());

    private final ScheduleService schedules;
    private final Caller caller;

    PractitionerScheduleResource(ScheduleService schedules, Caller caller) {
        this.schedules = schedules;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "booking_listSchedules", summary = "My weekday rules")
    public Page<PractitionerScheduleView> list(@Context UriInfo uri) {
        return LIST.list(
                uri,
                "e.practitionerId = :me and e.kind = :weekly",
                Map.of("me", caller.id(), "weekly", ScheduleKind.WEEKLY),
                PractitionerScheduleView::of);
    }

    @POST
    @Operation(operationId = "booking_createSchedule", summary = "Add a weekday rule")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "422", description = "Hours overlap, or there are too many schedules")
    public RestResponse<PractitionerScheduleView> create(@Valid @NotNull PractitionerScheduleRequest request) {
        PractitionerSchedule created = schedules.create(caller.id(), request);
        return ETags.created(PATH + created.id, PractitionerScheduleView.of(created), created.version);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "booking_getSchedule", summary = "One of my weekday rules")
    @APIResponse(responseCode = "200", description = "As it is now; the ETag is what a change must name")
    public RestResponse<PractitionerScheduleView> get(@RestPath UUID id) {
        PractitionerScheduleView view = schedules.show(id, caller.id(), true, PractitionerScheduleView::of);
        return ETags.ok(view, view.version());
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "booking_replaceSchedule", summary = "Replace one of my weekday rules")
    @APIResponse(responseCode = "200", description = "Replaced")
    @APIResponse(responseCode = "422", description = "Hours overlap")
    public RestResponse<PractitionerScheduleView> replace(
            @RestPath UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull PractitionerScheduleRequest request) {
        PractitionerSchedule replaced = schedules.replace(id, caller.id(), ifMatch, request);
        return ETags.ok(PractitionerScheduleView.of(replaced), replaced.version);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(operationId = "booking_deleteSchedule", summary = "Delete one of my weekday rules; booked sessions stay")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "412")
    public void delete(@RestPath UUID id, @HeaderParam("If-Match") String ifMatch) {
        schedules.delete(id, caller.id(), true, ifMatch);
    }
}
