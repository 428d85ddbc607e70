package id.tm.support.reminder;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.support.Channel;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/admin/reminder-histories")
@Tag(name = "Support")
public class ReminderHistoryAdminResource {

    private static final ListSpec<ReminderHistory> LIST = ListSpec.of(ReminderHistory.class, h -> h.id)
            .sortByInstant("createdAt", h -> h.createdAt)
            .filterText("kind", "e.kind = :kind")
            .filterEnum("channel", "e.channel = :channel", Channel.class)
            .filterId("subject", "e.subjectId = :subject")
            .filterId("user", "e.userId = :user")
            .filterInstant("since", "e.createdAt >= :since");

    private final HistoryRendering histories;

    ReminderHistoryAdminResource(HistoryRendering histories) {
        this.histories = histories;
    }

    @GET
    @Transactional
    @PermissionsAllowed("reminder-deliveries:read")
    @Operation(operationId = "support_listReminderHistories", summary = "List what reached whom")
    public Page<ReminderHistoryView> list(@Context UriInfo uri) {
        return LIST.list(uri, ReminderHistoryView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("reminder-deliveries:read")
    @Operation(operationId = "support_getReminderHistory", summary = "Read what one message was")
    public ReminderHistoryView get(@RestPath UUID id) {
        return ReminderHistoryView.of(histories.find(id));
    }

    @GET
    @Path("/{id}/rendering")
    @PermissionsAllowed("reminder-deliveries:read")
    @Operation(
            operationId = "support_renderReminderHistory",
            summary = "Show a message again, from the very template version and values it was sent with")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "410", description = "Its content was erased with its reader's data")
    public ReminderRenderingView render(@RestPath UUID id) {
        return histories.render(id);
    }
}
