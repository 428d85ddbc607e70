package id.tm.support.reminder;

import static id.tm.support.SupportError.HOLIDAY_NOT_FOUND;

import id.tm.platform.master.MasterData;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

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
    public RestResponse<HolidayView> get(@RestPath UUID id) {
        return HOLIDAYS.get(id);
    }

    @POST
    @PermissionsAllowed("holidays:write")
    @Operation(operationId = "support_createHoliday", summary = "Add a holiday")
    @APIResponse(responseCode = "201")
    @APIResponse(responseCode = "409", description = "The date is a holiday already")
    public RestResponse<HolidayView> create(@NotNull @Valid HolidayRequest request) {
        RestResponse<HolidayView> created = HOLIDAYS.create(request);
        holidays.forget();
        return created;
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("holidays:write")
    @Operation(operationId = "support_replaceHoliday", summary = "Replace a holiday")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409", description = "The date is a holiday already")
    public RestResponse<HolidayView> replace(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid HolidayRequest request) {
        RestResponse<HolidayView> replaced = HOLIDAYS.replace(id, ifMatch, request);
        holidays.forget();
        return replaced;
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("holidays:write")
    @Operation(operationId = "support_deleteHoliday", summary = "Remove a holiday")
    @APIResponse(responseCode = "204", description = "Removed")
    public void delete(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        HOLIDAYS.delete(id, ifMatch);
        holidays.forget();
    }
}
