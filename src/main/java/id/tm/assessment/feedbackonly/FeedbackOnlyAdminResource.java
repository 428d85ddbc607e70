package id.tm.assessment.feedbackonly;

import id.tm.platform.document.PdfAnswer;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/admin/feedback-only")
@Tag(name = "Assessments")
public class FeedbackOnlyAdminResource {

    private static final ListSpec<UserFeedbackSessionOnly> LIST = ListSpec.of(UserFeedbackSessionOnly.class)
            .sortByInstant("createdAt", brought -> brought.createdAt)
            .filterEnum("state", "e.state = :state", FeedbackOnlyState.class)
            .filterId("userId", "e.userId = :userId")
            .filterId("entitlementId", "e.entitlementId = :entitlementId");

    private final FeedbackOnlyService service;
    private final Caller caller;

    FeedbackOnlyAdminResource(FeedbackOnlyService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("feedback-only:read")
    @Transactional
    @Operation(operationId = "assessment_listFeedbackOnly", summary = "Results that people brought, the newest first")
    public Page<FeedbackOnlyView> list(@Context UriInfo uri) {
        return LIST.list(uri, FeedbackOnlyView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("feedback-only:read")
    @Transactional
    @Operation(operationId = "assessment_getFeedbackOnly", summary = "A result that somebody brought")
    @APIResponse(responseCode = "200", description = "How it stands")
    public FeedbackOnlyView get(@RestPath UUID id) {
        return FeedbackOnlyView.of(UserFeedbackSessionOnly.require(id));
    }

    @GET
    @Path("/{id}/file")
    @PermissionsAllowed("feedback-only:review")
    @Produces(PdfAnswer.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "assessment_getFeedbackOnlyFile",
            summary = "The file that somebody brought; that it was fetched is written down")
    @APIResponse(responseCode = "200", description = "The PDF")
    public Response file(@RestPath UUID id) {
        UserFeedbackSessionOnly brought = UserFeedbackSessionOnly.require(id);
        new FeedbackOnlyRead(brought.id, caller.id()).persist();
        return FeedbackOnlyResource.answer(brought);
    }

    @GET
    @Path("/{id}/reads")
    @PermissionsAllowed("feedback-only:read")
    @Transactional
    @Operation(
            operationId = "assessment_listFeedbackOnlyReads",
            summary = "Who of the staff fetched the file, the newest first")
    public Page<FeedbackOnlyReadView> reads(@RestPath UUID id, @Context UriInfo uri) {
        UUID brought = UserFeedbackSessionOnly.require(id).id;
        return FeedbackOnlyResource.READS.list(
                uri, "e.feedbackOnlyId = :brought", Map.of("brought", brought), FeedbackOnlyReadView::of);
    }

    @POST
    @Path("/{id}/review")
    @PermissionsAllowed("feedback-only:review")
    @Operation(
            operationId = "assessment_reviewFeedbackOnly",
            summary = "Say whether a consultation can be held over what somebody brought")
    @APIResponse(responseCode = "200", description = "The consultation can be booked, or another result be brought")
    @APIResponse(responseCode = "409", description = "That was said before, or the money went back")
    public FeedbackOnlyView review(@RestPath UUID id, @Valid @NotNull FeedbackOnlyReviewRequest request) {
        return FeedbackOnlyView.of(service.review(id, request.approved(), request.reason(), caller.id()));
    }
}
