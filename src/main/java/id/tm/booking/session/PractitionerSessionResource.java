package id.tm.booking.session;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/practitioner/feedback-sessions")
@Tag(name = "Booking")
@RolesAllowed("practitioner")
public class PractitionerSessionResource {

    private static final ListSpec<FeedbackSession> LIST = ListSpec.of(FeedbackSession.class)
            .sortByInstant("startsAt", FeedbackSession::startsAt)
            .sortByInstant("createdAt", session -> session.createdAt)
            .filterEnum("state", "e.state = :state", SessionState.class)
            .filterId("memberId", "e.memberId = :memberId")
            .filterInstant("from", "e.startsAt >= :from")
            .filterInstant("to", "e.startsAt < :to");

    private final FeedbackSessionService sessions;
    private final FeedbackSessionViews views;
    private final Caller caller;

    PractitionerSessionResource(FeedbackSessionService sessions, FeedbackSessionViews views, Caller caller) {
        this.sessions = sessions;
        this.views = views;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "booking_listPractitionerSessions", summary = "Sessions with my clients")
    public Page<FeedbackSessionView> list(@Context UriInfo uri) {
        return views.page(LIST.list(uri, "e.practitionerId = :me", Map.of("me", caller.id()), Function.identity()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "booking_getPractitionerSession", summary = "One of my clients' sessions")
    @APIResponse(responseCode = "200", description = "The session")
    public RestResponse<FeedbackSessionView> get(@RestPath UUID id) {
        return answer(FeedbackSession.requireOfPractitioner(id, caller.id()));
    }

    @POST
    @Path("/{id}/start")
    @Operation(operationId = "booking_startSession", summary = "Start the session")
    @APIResponse(responseCode = "200", description = "ON_PROGRESS")
    @APIResponse(responseCode = "409", description = "The session is not SCHEDULED")
    @APIResponse(responseCode = "422", description = "Not yet: possibleFrom tells when")
    public RestResponse<FeedbackSessionView> start(@RestPath UUID id) {
        return answer(sessions.start(id, caller.id()));
    }

    @POST
    @Path("/{id}/completion")
    @Operation(operationId = "booking_completeSession", summary = "Complete the session, with notes for the member")
    @APIResponse(responseCode = "200", description = "COMPLETED; the member may rate it and will be reminded to")
    @APIResponse(responseCode = "409", description = "The session is not ON_PROGRESS")
    public RestResponse<FeedbackSessionView> complete(@RestPath UUID id, @Valid CompletionRequest request) {
        return answer(sessions.complete(id, caller.id(), request == null ? null : request.notes()));
    }

    @POST
    @Path("/{id}/no-show")
    @Operation(operationId = "booking_reportMemberNoShow", summary = "The member did not come")
    @APIResponse(responseCode = "200", description = "Written down")
    @APIResponse(responseCode = "409", description = "The session is over already")
    @APIResponse(responseCode = "422", description = "Not yet: possibleFrom tells when")
    public RestResponse<FeedbackSessionView> noShow(@RestPath UUID id) {
        return answer(sessions.memberDidNotCome(id, caller.id()));
    }

    @POST
    @Path("/{id}/failure")
    @Operation(operationId = "booking_failSession", summary = "The session could not take place, by nobody's fault")
    @APIResponse(responseCode = "200", description = "FAILED")
    @APIResponse(responseCode = "409", description = "The session is over already")
    @APIResponse(responseCode = "422", description = "Not yet: possibleFrom tells when")
    public RestResponse<FeedbackSessionView> fail(@RestPath UUID id, @Valid SessionReasonRequest request) {
        return answer(sessions.fail(id, caller.id(), SessionReasonRequest.of(request)));
    }

    @POST
    @Path("/{id}/cancellation")
    @Operation(
            operationId = "booking_cancelPractitionerSession",
            summary = "Cancel a client's session; it never counts as used")
    @APIResponse(responseCode = "200", description = "Cancelled")
    @APIResponse(responseCode = "409", description = "The session is not SCHEDULED")
    public RestResponse<FeedbackSessionView> cancel(@RestPath UUID id, @Valid SessionReasonRequest request) {
        return answer(sessions.cancelByPractitioner(id, caller.id(), SessionReasonRequest.of(request)));
    }

    @PUT
    @Path("/{id}/meeting-link")
    @Operation(
            operationId = "booking_replaceMeetingLink",
            summary = "Use another meeting link for this session only, or with null my own room again")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "422", description = "The session is not online")
    public RestResponse<FeedbackSessionView> replaceMeetingLink(
            @RestPath UUID id, @Valid @NotNull MeetingLinkRequest request) {
        return answer(sessions.changeMeetingLink(id, caller.id(), request.meetingLink()));
    }

    private RestResponse<FeedbackSessionView> answer(FeedbackSession session) {
        FeedbackSessionView view = views.of(session);
        return ETags.ok(view, view.version());
    }
}
