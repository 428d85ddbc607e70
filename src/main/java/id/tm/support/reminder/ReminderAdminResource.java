package id.tm.support.reminder;

import id.tm.platform.http.ETags;
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

@Path("/api/v1/admin/reminders")
@Tag(name = "Support")
public class ReminderAdminResource {

    private static final ListSpec<Reminder> LIST = ListSpec.of(Reminder.class)
            .sortByText("kind", r -> r.kind)
            .sortByInstant("createdAt", r -> r.createdAt)
            .defaultSort("kind")
            .filterText("kind", "e.kind = :kind")
            .filterText("audience", "e.audience = :audience")
            .filter("active", "e.active = :active", ReminderAdminResource::flag);

    private final ReminderService reminders;

    ReminderAdminResource(ReminderService reminders) {
        this.reminders = reminders;
    }

    @GET
    @Transactional
    @PermissionsAllowed("reminders:read")
    @Operation(operationId = "support_listReminders", summary = "List the steps of all kinds of reminders")
    public Page<ReminderView> list(@Context UriInfo uri) {
        return LIST.list(uri, ReminderView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("reminders:read")
    @Operation(operationId = "support_getReminder", summary = "Read one step")
    public RestResponse<ReminderView> get(@RestPath UUID id) {
        return answer(reminders.find(id));
    }

    @POST
    @PermissionsAllowed("reminders:write")
    @Operation(
            operationId = "support_createReminder",
            summary = "Add a step; it counts for whatever is planned from now on")
    @APIResponse(responseCode = "201")
    @APIResponse(responseCode = "409", description = "The kind and audience has a step of that name already")
    @APIResponse(
            responseCode = "422",
            description = "There is no published template of that key for one of the channels")
    public RestResponse<ReminderView> create(@NotNull @Valid ReminderRequest request) {
        Reminder reminder = reminders.create(request);
        return ETags.created("/api/v1/admin/reminders/" + reminder.id, ReminderView.of(reminder), reminder.version);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("reminders:write")
    @Operation(
            operationId = "support_replaceReminder",
            summary = "Replace a step; what is planned already keeps its time, and its texts and channels follow")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409", description = "The kind and audience has a step of that name already")
    @APIResponse(
            responseCode = "422",
            description = "There is no published template of that key for one of the channels")
    public RestResponse<ReminderView> replace(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid ReminderRequest request) {
        return answer(reminders.replace(id, ifMatch, request));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("reminders:write")
    @Operation(
            operationId = "support_deactivateReminder",
            summary = "Switch a step off: nothing of it is planned any more, and what is planned does not leave")
    @APIResponse(responseCode = "204", description = "Switched off; replace it with active = true to bring it back")
    public void deactivate(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        reminders.deactivate(id, ifMatch);
    }

    private static Object flag(String text) {
        if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
        throw new IllegalArgumentException(text);
    }

    private static RestResponse<ReminderView> answer(Reminder reminder) {
        return ETags.ok(ReminderView.of(reminder), reminder.version);
    }
}
