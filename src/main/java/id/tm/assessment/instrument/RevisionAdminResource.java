package id.tm.assessment.instrument;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The keys, norms and texts that a version of an instrument had, and another one for it. */
@Path("/api/v1/admin/question-groups/{id}/revisions")
@Tag(name = "Instruments")
public class RevisionAdminResource {

    private static final ListSpec<QuestionGroupRevision> LIST = ListSpec.of(QuestionGroupRevision.class)
            .sortByInstant("createdAt", row -> row.createdAt)
            .filterEnum("kind", "e.kind = :kind", RevisionKind.class);

    private final InstrumentService instruments;
    private final InstrumentStore store;

    RevisionAdminResource(InstrumentService instruments, InstrumentStore store) {
        this.instruments = instruments;
        this.store = store;
    }

    @GET
    @PermissionsAllowed("question-groups:read")
    @Transactional
    @Operation(
            operationId = "assessment_listQuestionGroupRevisions",
            summary = "The keys, norms and texts of an instrument, the newest first, without their content")
    public Page<RevisionView> list(@RestPath UUID id, @Context UriInfo uri) {
        QuestionGroup.require(id);
        return LIST.list(uri, "e.questionGroupId = :group", Map.of("group", id), RevisionView::of);
    }

    @GET
    @Path("/{revision}")
    @PermissionsAllowed("question-groups:read")
    @Transactional
    @Operation(
            operationId = "assessment_getQuestionGroupRevision",
            summary = "A key, norms or texts with their content")
    public RevisionView get(@RestPath UUID id, @RestPath UUID revision) {
        return RevisionView.of(QuestionGroupRevision.require(id, revision), store);
    }

    @POST
    @PermissionsAllowed("question-groups:publish")
    @Operation(
            operationId = "assessment_reviseQuestionGroup",
            summary = "Give a published instrument another key, other norms or other texts, from now on")
    @APIResponse(
            responseCode = "201",
            description = "Scores and reports are made with it from now on; older scores keep theirs")
    @APIResponse(responseCode = "409", description = "It is a draft, which is changed itself")
    @APIResponse(responseCode = "422", description = "It does not fit the instrument; the errors say where")
    public RestResponse<RevisionView> revise(@RestPath UUID id, @Valid @NotNull RevisionRequest request) {
        QuestionGroupRevision added = instruments.revise(id, request);
        return RestResponse.ResponseBuilder.<RevisionView>created(
                        URI.create("/api/v1/admin/question-groups/" + id + "/revisions/" + added.id))
                .entity(RevisionView.of(added, store))
                .build();
    }
}
