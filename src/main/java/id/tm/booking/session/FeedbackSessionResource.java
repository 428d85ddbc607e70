package id.tm.booking.session;

import id.tm.platform.http.ETags;
import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
@Path("/api/v1/me/feedback-sessions")
@Tag(name = "Booking")
@RolesAllowed("member")
public class FeedbackSessionResource {

    private static final ListSpec<FeedbackSession> LIST = ListSpec.of(FeedbackSession.class)
            .sortByInstant("startsAt", FeedbackSession::startsAt)
            .sortByInstant("createdAt", session -> session.createdAt)
            .filterEnum("state", "e.state = :state", SessionState.class)
            .filterId("practitionerId", "e.practitionerId = :practitionerId")
            .filterInstant("from", "e.startsAt >= :from")
            .filterInstant("to", "e.startsAt < :to");

    private final FeedbackSessionService sessions;
    private final FeedbackSessionViews views;
    private final SlotAlternatives alternatives;
    private final Caller caller;

    FeedbackSessionResource(
            FeedbackSessionService sessions, FeedbackSessionViews views, SlotAlternatives alternatives, Caller caller) {
        this.sessions = sessions;
        this.views = views;
        this.alternatives = alternatives;
        this.caller = caller;
    }

    @POST
    @IdempotencyRequired
    @Operation(operationId = "booking_bookSession", summary = "Book a free slot")
    @APIResponse(responseCode = "201", description = "Booked; both sides get a mail, reminders are planned")
    @APIResponse(
            responseCode = "409",
            description = "The slot was taken, with the next free ones in nextSlots; or the caller is busy then")
    @APIResponse(
            responseCode = "422",
            description = "Not a slot, or one that cannot be booked now, or not in this mode")
    public RestResponse<FeedbackSessionView> book(@Valid @NotNull FeedbackSessionRequest request) {
        UUID me = caller.id();
        FeedbackSession booked =
                alternatives.offer(me, request.practitionerId(), request.startsAt(), () -> sessions.book(me, request));
        return ETags.created("/api/v1/me/feedback-sessions/" + booked.id, views.of(booked), booked.version);
    }

    @GET
    @Operation(operationId = "booking_listMySessions", summary = "My sessions")
    public Page<FeedbackSessionView> list(@Context UriInfo uri) {
        return views.page(LIST.list(uri, "e.memberId = :me", Map.of("me", caller.id()), Function.identity()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "booking_getMySession", summary = "One of my sessions")
    @APIResponse(
            responseCode = "200",
            description = "The session; its meeting link is there from shortly before the start")
    public RestResponse<FeedbackSessionView> get(@RestPath UUID id) {
        return answer(FeedbackSession.requireOfMember(id, caller.id()));
    }

    @POST
    @Path("/{id}/reschedule")
    @Operation(operationId = "booking_rescheduleSession", summary = "Move my session to another free slot")
    @APIResponse(responseCode = "200", description = "Moved; both sides get a mail, reminders are planned anew")
    @APIResponse(
            responseCode = "409",
            description = "The slot was taken, with the next free ones in nextSlots; or the session is not SCHEDULED")
    @APIResponse(responseCode = "422", description = "Too late, too often, or not a slot that can be booked now")
    public RestResponse<FeedbackSessionView> reschedule(@RestPath UUID id, @Valid @NotNull RescheduleRequest request) {
        UUID me = caller.id();
        UUID practitionerId = FeedbackSession.requireOfMember(id, me).practitionerId;
        return answer(alternatives.offer(
                me,
                practitionerId,
                request.startsAt(),
                () -> sessions.reschedule(id, me, request.startsAt(), request.reason())));
    }

    @POST
    @Path("/{id}/cancellation")
    @Operation(
            operationId = "booking_cancelMySession",
            summary = "Cancel my session; later than the policy allows, it counts as used")
    @APIResponse(responseCode = "200", description = "Cancelled; lateCancellation tells whether it counts as used")
    @APIResponse(responseCode = "409", description = "The session has begun, or is not SCHEDULED")
    public RestResponse<FeedbackSessionView> cancel(@RestPath UUID id, @Valid SessionReasonRequest request) {
        return answer(sessions.cancelByMember(id, caller.id(), SessionReasonRequest.of(request)));
    }

    @POST
    @Path("/{id}/no-show")
    @Operation(operationId = "booking_reportPractitionerNoShow", summary = "The practitioner did not come")
    @APIResponse(responseCode = "200", description = "Written down")
    @APIResponse(responseCode = "409", description = "The session is not SCHEDULED any more")
    @APIResponse(responseCode = "422", description = "Not yet: possibleFrom tells when")
    public RestResponse<FeedbackSessionView> noShow(@RestPath UUID id) {
        return answer(sessions.practitionerDidNotCome(id, caller.id()));
    }

    private RestResponse<FeedbackSessionView> answer(FeedbackSession session) {
        FeedbackSessionView view = views.of(session);
        return ETags.ok(view, view.version());
    }
}
