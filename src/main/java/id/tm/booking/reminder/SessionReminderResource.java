package id.tm.booking.reminder;

import id.tm.booking.session.FeedbackSession;
import id.tm.booking.session.SessionActor;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1")
@Tag(name = "Booking")
public class SessionReminderResource {

    private final Caller caller;

    SessionReminderResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Path("/me/feedback-sessions/{id}/reminders")
    @RolesAllowed("member")
    @Operation(operationId = "booking_listMyReminders", summary = "When I am reminded of this session, and to rate it")
    @APIResponse(responseCode = "200", description = "My side of the plan")
    public SessionRemindersView ofMember(@RestPath UUID id) {
        FeedbackSession.requireOfMember(id, caller.id());
        return SessionRemindersView.of(id, SessionActor.MEMBER);
    }

    @GET
    @Path("/practitioner/feedback-sessions/{id}/reminders")
    @RolesAllowed("practitioner")
    @Operation(operationId = "booking_listPractitionerReminders", summary = "When I am reminded of this session")
    @APIResponse(responseCode = "200", description = "My side of the plan")
    public SessionRemindersView ofPractitioner(@RestPath UUID id) {
        FeedbackSession.requireOfPractitioner(id, caller.id());
        return SessionRemindersView.of(id, SessionActor.PRACTITIONER);
    }

    @GET
    @Path("/admin/feedback-sessions/{id}/reminders")
    @PermissionsAllowed("feedback-sessions:read")
    @Operation(operationId = "booking_listSessionReminders", summary = "The reminder plan of a session")
    @APIResponse(responseCode = "200", description = "The whole plan")
    public SessionRemindersView ofAdmin(@RestPath UUID id) {
        FeedbackSession.require(id);
        return SessionRemindersView.of(id, null);
    }
}
