package id.tm.support.reminder;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.support.Channel;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/admin/reminder-deliveries")
@Tag(name = "Support")
public class ReminderDeliveryAdminResource {

    private static final ListSpec<ReminderRecipient> LIST = ListSpec.of(ReminderRecipient.class)
            .sortByInstant("createdAt", r -> r.createdAt)
            .filterText("kind", "e.kind = :kind")
            .filterEnum("state", "e.state = :state", RecipientState.class)
            .filterEnum("channel", "e.channel = :channel", Channel.class)
            .filterId("subject", "e.subjectId = :subject")
            .filterId("user", "e.userId = :user")
            .filterInstant("since", "e.createdAt >= :since");

    private final DeliveryRetry retry;

    ReminderDeliveryAdminResource(DeliveryRetry retry) {
        this.retry = retry;
    }

    @GET
    @Transactional
    @PermissionsAllowed("reminder-deliveries:read")
    @Operation(
            operationId = "support_listReminderDeliveries",
            summary = "List deliveries: what left, waits, or never left and why")
    public Page<ReminderDeliveryView> list(@Context UriInfo uri) {
        return LIST.list(uri, ReminderDeliveryView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("reminder-deliveries:read")
    @Operation(operationId = "support_getReminderDelivery", summary = "Read one delivery")
    public ReminderDeliveryView get(@RestPath UUID id) {
        return ReminderDeliveryView.of(retry.find(id));
    }

    @POST
    @Path("/{id}/retry")
    @PermissionsAllowed("reminder-deliveries:retry")
    @Operation(
            operationId = "support_retryReminderDelivery",
            summary = "Put a failed delivery back into the queue; it leaves if it is still true")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409", description = "It has not failed; `currentState` says how it stands")
    public ReminderDeliveryView again(@RestPath UUID id) {
        return ReminderDeliveryView.of(retry.again(id));
    }
}
