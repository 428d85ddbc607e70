package id.tm.assessment.sharing;

import id.tm.assessment.run.ResultAccess;
import id.tm.assessment.run.ResultReading;
import id.tm.assessment.run.UserAssessment;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Links to my results. */
@Path("/api/v1/me/assessments/{id}/shares")
@Tag(name = "Assessments")
@RolesAllowed("member")
public class MyShareResource {

    private static final ListSpec<SharingAssessment> LIST =
            ListSpec.of(SharingAssessment.class).sortByInstant("createdAt", share -> share.createdAt);

    private static final ListSpec<ShareView> VIEWS =
            ListSpec.of(ShareView.class, view -> view.id).sortByInstant("createdAt", view -> view.createdAt);

    private final Sharing sharing;
    private final ResultAccess access;
    private final ResultReading results;
    private final Caller caller;
    private final Clock clock;

    MyShareResource(Sharing sharing, ResultAccess access, ResultReading results, Caller caller, Clock clock) {
        this.sharing = sharing;
        this.access = access;
        this.results = results;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "assessment_listMyShares", summary = "The links to a result of mine, the newest first")
    public Page<ShareLinkView> list(@RestPath UUID id, @Context UriInfo uri) {
        UserAssessment run = access.ofOwner(caller.id(), id);
        Instant now = clock.instant();
        int newest = results.versionOf(run);
        return LIST.list(
                uri, "e.userAssessmentId = :run", Map.of("run", run.id), share -> ShareLinkView.of(share, now, newest));
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "assessment_shareMyResult",
            summary = "Make a link at which others see a result of mine without an account")
    @APIResponse(responseCode = "201", description = "The link; it is told this once")
    @APIResponse(responseCode = "409", description = "There is no result yet")
    @APIResponse(responseCode = "422", description = "The test has no such section")
    public ShareLinkView.New share(@RestPath UUID id, @Valid @NotNull ShareRequest request) {
        return sharing.share(caller.id(), id, request);
    }

    @DELETE
    @Path("/{share}")
    @Operation(
            operationId = "assessment_revokeMyShare",
            summary = "Take a link back: nobody sees anything there any more; a second time changes nothing")
    @APIResponse(responseCode = "204", description = "It is over")
    public void revoke(@RestPath UUID id, @RestPath UUID share) {
        sharing.revoke(caller.id(), id, share);
    }

    @GET
    @Path("/{share}/views")
    @Transactional
    @Operation(operationId = "assessment_listMyShareViews", summary = "When a link of mine was looked at")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<ShareLinkView.Seen> views(@RestPath UUID id, @RestPath UUID share, @Context UriInfo uri) {
        access.ofOwner(caller.id(), id);
        UUID link = SharingAssessment.requireOf(id, share).id;
        return VIEWS.list(uri, "e.sharingAssessmentId = :link", Map.of("link", link), ShareLinkView.Seen::of);
    }
}
