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

@Path("/api/v1/practitioner/feedback-sessions/{id}/reminders")
@Tag(name = "Booking")
public class PractitionerSessionReminderResource {

    private final Caller caller;

    PractitionerSessionReminderResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed("practitioner")
    @Operation(operationId = "booking_listPractitionerReminders", summary = "When I am reminded of this session")
    @APIResponse(responseCode = "200", description = "My side of the plan")
    public SessionRemindersView list(@RestPath UUID id) {
        FeedbackSession.requireOfPractitioner(id, caller.id());
        return SessionRemindersView.of(id, SessionActor.PRACTITIONER);
    }
}
