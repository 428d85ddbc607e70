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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

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
    @APIResponse(responseCode = "200", description = "One page")
    public Page<PractitionerScheduleView> list(@Context UriInfo uri) {
        return LIST.list(
                uri,
                "e.practitionerId = :me and e.kind = :weekly",
                Map.of("me", caller.id(), "weekly", ScheduleKind.WEEKLY),
                PractitionerScheduleView::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "booking_createSchedule", summary = "Add a weekday rule")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PractitionerScheduleView.class)))
    @APIResponse(responseCode = "422", description = "Hours overlap, or there are too many schedules")
    public Response create(@Valid @NotNull PractitionerScheduleRequest request) {
        PractitionerSchedule created = schedules.create(caller.id(), request);
        return Response.created(URI.create(PATH + created.id))
                .tag(Integer.toString(created.version))
                .entity(PractitionerScheduleView.of(created))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "booking_getSchedule", summary = "One of my weekday rules")
    @APIResponse(
            responseCode = "200",
            description = "As it is now; the ETag is what a change must name",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PractitionerScheduleView.class)))
    public Response get(@RestPath UUID id) {
        PractitionerScheduleView view = schedules.show(id, caller.id(), true, PractitionerScheduleView::of);
        return ETags.ok(view, view.version());
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "booking_replaceSchedule", summary = "Replace one of my weekday rules")
    @APIResponse(
            responseCode = "200",
            description = "Replaced",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PractitionerScheduleView.class)))
    @APIResponse(responseCode = "412", description = "It has changed since")
    @APIResponse(responseCode = "422", description = "Hours overlap")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response replace(
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
    @APIResponse(responseCode = "412", description = "It has changed since")
    public void delete(@RestPath UUID id, @HeaderParam("If-Match") String ifMatch) {
        schedules.delete(id, caller.id(), true, ifMatch);
    }
}
