package id.tm.support.reminder;

import static id.tm.support.SupportError.HOLIDAY_NOT_FOUND;

import id.tm.platform.master.MasterData;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Problem;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/admin/holidays")
@Tag(name = "Support")
public class HolidayAdminResource {

    private static final ListSpec<PublicHoliday> LIST = ListSpec.of(PublicHoliday.class)
            .sortByDate("date", h -> h.date)
            .defaultSort("date")
            .filterDate("from", "e.date >= :from")
            .filterDate("to", "e.date <= :to");

    private static final MasterData<PublicHoliday, HolidayRequest, HolidayView> HOLIDAYS = new MasterData<>(
            "/api/v1/admin/holidays",
            PublicHoliday.class,
            PublicHoliday::new,
            HolidayRequest::applyTo,
            HolidayView::of,
            HOLIDAY_NOT_FOUND);

    private final Holidays holidays;

    HolidayAdminResource(Holidays holidays) {
        this.holidays = holidays;
    }

    @GET
    @Transactional
    @PermissionsAllowed("holidays:read")
    @Operation(operationId = "support_listHolidays", summary = "List the days on which reminders wait")
    public Page<HolidayView> list(@Context UriInfo uri) {
        return LIST.list(uri, HolidayView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("holidays:read")
    @Operation(operationId = "support_getHoliday", summary = "Read one holiday")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = HolidayView.class)))
    public Response get(@RestPath UUID id) {
        return HOLIDAYS.get(id);
    }

    @POST
    @PermissionsAllowed("holidays:write")
    @Operation(operationId = "support_createHoliday", summary = "Add a holiday")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = HolidayView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The date is a holiday already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response create(@NotNull @Valid HolidayRequest request) {
        Response created = HOLIDAYS.create(request);
        holidays.forget();
        return created;
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("holidays:write")
    @Operation(operationId = "support_replaceHoliday", summary = "Replace a holiday")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = HolidayView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The date is a holiday already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "The holiday has changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response replace(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid HolidayRequest request) {
        Response replaced = HOLIDAYS.replace(id, ifMatch, request);
        holidays.forget();
        return replaced;
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("holidays:write")
    @Operation(operationId = "support_deleteHoliday", summary = "Remove a holiday")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(
            responseCode = "412",
            description = "The holiday has changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void delete(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        HOLIDAYS.delete(id, ifMatch);
        holidays.forget();
    }
}
