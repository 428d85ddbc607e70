package id.tm.account.login;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/me/sessions")
@Tag(name = "Me")
public class SessionResource {

    private static final ListSpec<LoginSession> LIST =
            ListSpec.of(LoginSession.class).sortByInstant("lastSeenAt", LoginSession::lastSeenAt);

    private final SessionService sessions;
    private final Caller caller;
    private final Clock clock;

    SessionResource(SessionService sessions, Caller caller, Clock clock) {
        this.sessions = sessions;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "account_listMySessions", summary = "Where I am logged in")
    @APIResponse(responseCode = "200", description = "Living sessions, the last seen first")
    public Page<SessionView> list(@Context UriInfo uri) {
        UUID current = caller.sessionId();
        return LIST.list(
                uri,
                "e.userId = :me and e.revokedAt is null and e.expiresAt > :now",
                Map.of("me", caller.id(), "now", clock.instant()),
                session -> SessionView.of(session, current));
    }

    @DELETE
    @RolesAllowed("member")
    @Path("/{id}")
    @Operation(operationId = "account_revokeMySession", summary = "Log a device out")
    @APIResponse(responseCode = "204", description = "Its refresh token no longer works")
    public void revoke(@RestPath UUID id) {
        sessions.revokeOwn(caller.id(), id);
    }
}
