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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/practitioner/exceptions")
@Tag(name = "Booking")
@RolesAllowed("practitioner")
public class ScheduleExceptionResource {

    private static final String PATH = "/api/v1/practitioner/exceptions/";

    private static final ListSpec<PractitionerSchedule> LIST = ListSpec.of(PractitionerSchedule.class)
            .sortByInstant("createdAt", s -> s.createdAt)
            .filterEnum("kind", "e.kind = :kind", ScheduleKind.class)
            .filterDate("from", "e.exceptionDate >= :from")
            .filterDate("to", "e.exceptionDate <= :to");

    private final ScheduleService schedules;
    private final Caller caller;

    ScheduleExceptionResource(ScheduleService schedules, Caller caller) {
        this.schedules = schedules;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "booking_listScheduleExceptions", summary = "My exceptions")
    public Page<ScheduleExceptionView> list(@Context UriInfo uri) {
        return LIST.list(
                uri,
                "e.practitionerId = :me and e.kind <> :weekly",
                Map.of("me", caller.id(), "weekly", ScheduleKind.WEEKLY),
                ScheduleExceptionView::of);
    }

    @POST
    @Operation(operationId = "booking_createScheduleException", summary = "Close a day, or work extra hours on it")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "422", description = "Hours overlap, or there are too many schedules")
    public RestResponse<ScheduleExceptionView> create(@Valid @NotNull ScheduleExceptionRequest request) {
        PractitionerSchedule created = schedules.createException(caller.id(), request);
        return ETags.created(PATH + created.id, ScheduleExceptionView.of(created), created.version);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "booking_getScheduleException", summary = "One of my exceptions")
    @APIResponse(responseCode = "200", description = "As it is now; the ETag is what a change must name")
    public RestResponse<ScheduleExceptionView> get(@RestPath UUID id) {
        ScheduleExceptionView view = schedules.show(id, caller.id(), false, ScheduleExceptionView::of);
        return ETags.ok(view, view.version());
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "booking_replaceScheduleException", summary = "Replace one of my exceptions")
    @APIResponse(responseCode = "200", description = "Replaced")
    @APIResponse(responseCode = "422", description = "Hours overlap")
    public RestResponse<ScheduleExceptionView> replace(
            @RestPath UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ScheduleExceptionRequest request) {
        PractitionerSchedule replaced = schedules.replaceException(id, caller.id(), ifMatch, request);
        return ETags.ok(ScheduleExceptionView.of(replaced), replaced.version);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            operationId = "booking_deleteScheduleException",
            summary = "Delete one of my exceptions; booked sessions stay")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "412")
    public void delete(@RestPath UUID id, @HeaderParam("If-Match") String ifMatch) {
        schedules.delete(id, caller.id(), false, ifMatch);
    }
}
