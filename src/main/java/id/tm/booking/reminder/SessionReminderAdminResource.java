package id.tm.booking.reminder;

import id.tm.booking.session.FeedbackSession;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/admin/feedback-sessions/{id}/reminders")
@Tag(name = "Booking")
public class SessionReminderAdminResource {

    @GET
    @PermissionsAllowed("feedback-sessions:read")
    @Operation(operationId = "booking_listSessionReminders", summary = "The reminder plan of a session")
    @APIResponse(responseCode = "200", description = "The whole plan")
    public SessionRemindersView list(@RestPath UUID id) {
        FeedbackSession.require(id);
        return SessionRemindersView.of(id, null);
    }
}
