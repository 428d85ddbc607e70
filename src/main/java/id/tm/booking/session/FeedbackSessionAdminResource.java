package id.tm.booking.session;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/feedback-sessions")
@Tag(name = "Booking")
public class FeedbackSessionAdminResource {

    private static final ListSpec<FeedbackSession> LIST = ListSpec.of(FeedbackSession.class)
            .sortByInstant("startsAt", FeedbackSession::startsAt)
            .sortByInstant("createdAt", session -> session.createdAt)
            .filterEnum("state", "e.state = :state", SessionState.class)
            .filterId("memberId", "e.memberId = :memberId")
            .filterId("practitionerId", "e.practitionerId = :practitionerId")
            .filterInstant("from", "e.startsAt >= :from")
            .filterInstant("to", "e.startsAt < :to");

    private final FeedbackSessionViews views;

    FeedbackSessionAdminResource(FeedbackSessionViews views) {
        this.views = views;
    }

    @GET
    @PermissionsAllowed("feedback-sessions:read")
    @Operation(operationId = "booking_listSessions", summary = "All sessions")
    public Page<FeedbackSessionAdminView> list(@Context UriInfo uri) {
        return views.adminPage(LIST.list(uri, Function.identity()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("feedback-sessions:read")
    @Operation(operationId = "booking_getSession", summary = "A session with its history")
    @APIResponse(responseCode = "200", description = "The session and every move of it")
    public RestResponse<FeedbackSessionAdminView> get(@RestPath UUID id) {
        FeedbackSessionAdminView view = views.admin(id);
        return ETags.ok(view, view.version());
    }
}
