package id.tm.assessment.feedbackonly;

import id.tm.platform.document.PdfAnswer;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Results from elsewhere, for a consultation over them. */
@Path("/api/v1/me/feedback-only")
@Tag(name = "Assessments")
@RolesAllowed("member")
public class FeedbackOnlyResource {

    private static final ListSpec<UserFeedbackSessionOnly> LIST = ListSpec.of(UserFeedbackSessionOnly.class)
            .sortByInstant("createdAt", brought -> brought.createdAt)
            .filterId("entitlementId", "e.entitlementId = :entitlementId");

    static final ListSpec<FeedbackOnlyRead> READS =
            ListSpec.of(FeedbackOnlyRead.class, read -> read.id).sortByInstant("createdAt", read -> read.createdAt);

    private final FeedbackOnlyService service;
    private final Caller caller;

    FeedbackOnlyResource(FeedbackOnlyService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "assessment_listMyFeedbackOnly", summary = "The results that I brought, the newest first")
    public Page<FeedbackOnlyView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.userId = :owner", Map.of("owner", caller.id()), FeedbackOnlyView::of);
    }

    @POST
    @ResponseStatus(201)
    @Consumes({PdfAnswer.MEDIA_TYPE, "application/octet-stream"})
    @Operation(
            operationId = "assessment_bringFeedbackOnly",
            summary = "Bring a result to a consultation: a PDF of at most 10 MB, known by its content")
    @APIResponse(responseCode = "201", description = "Somebody looks at it; then the consultation can be booked")
    @APIResponse(responseCode = "409", description = "One is looked at already, or none is wanted any more")
    @APIResponse(responseCode = "415", description = "Not a PDF, or not the whole of one")
    @APIResponse(responseCode = "422", description = "What was bought is no consultation, or it has expired")
    public FeedbackOnlyView bring(
            @RestQuery @NotNull @Parameter(description = "The consultation that was bought") UUID entitlementId,
            byte[] file) {
        return FeedbackOnlyView.of(service.bring(caller.id(), entitlementId, file == null ? new byte[0] : file));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "assessment_getMyFeedbackOnly", summary = "What became of a result that I brought")
    @APIResponse(responseCode = "200", description = "How it stands")
    public FeedbackOnlyView get(@RestPath UUID id) {
        return FeedbackOnlyView.of(UserFeedbackSessionOnly.requireOf(caller.id(), id));
    }

    @GET
    @Path("/{id}/file")
    @Produces(PdfAnswer.MEDIA_TYPE)
    @Transactional
    @Operation(operationId = "assessment_getMyFeedbackOnlyFile", summary = "The file that I brought")
    @APIResponse(responseCode = "200", description = "The PDF")
    public Response file(@RestPath UUID id) {
        return answer(UserFeedbackSessionOnly.requireOf(caller.id(), id));
    }

    @GET
    @Path("/{id}/reads")
    @Transactional
    @Operation(
            operationId = "assessment_listMyFeedbackOnlyReads",
            summary = "When our staff fetched the file that I brought, the newest first")
    public Page<FeedbackOnlyReadView> reads(@RestPath UUID id, @Context UriInfo uri) {
        UUID brought = UserFeedbackSessionOnly.requireOf(caller.id(), id).id;
        return READS.list(
                uri, "e.feedbackOnlyId = :brought", Map.of("brought", brought), FeedbackOnlyReadView::forOwner);
    }

    /** To be kept as a file: what strangers wrote is not shown in the place of this service. */
    static Response answer(UserFeedbackSessionOnly brought) {
        return Response.ok(FeedbackOnlyFile.requireOf(brought.id).content(), PdfAnswer.MEDIA_TYPE)
                .header("Cache-Control", "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Content-Disposition", "attachment; filename=\"" + brought.id + ".pdf\"")
                .build();
    }
}
