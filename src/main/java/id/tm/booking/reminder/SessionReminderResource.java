package id.tm.booking.reminder;

import id.tm.booking.session.FeedbackSession;
import id.tm.booking.session.SessionActor;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/me/feedback-sessions/{id}/reminders")
@Tag(name = "Booking")
public class SessionReminderResource {

    private final Caller caller;

    SessionReminderResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed("member")
    @Operation(operationId = "booking_listMyReminders", summary = "When I am reminded of this session, and to rate it")
    @APIResponse(responseCode = "200", description = "My side of the plan")
    public SessionRemindersView list(@RestPath UUID id) {
        FeedbackSession.requireOfMember(id, caller.id());
        return SessionRemindersView.of(id, SessionActor.MEMBER);
    }
}
