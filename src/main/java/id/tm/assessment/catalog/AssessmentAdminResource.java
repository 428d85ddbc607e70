package id.tm.assessment.catalog;

import static id.tm.assessment.AssessmentError.ASSESSMENT_NOT_FOUND;

import id.tm.platform.master.MasterData;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/admin/assessments")
@Tag(name = "Assessments")
public class AssessmentAdminResource {

    private static final ListSpec<Assessment> LIST = ListSpec.of(Assessment.class)
            .sortByNumber("position", assessment -> (long) assessment.position)
            .defaultSort("position")
            .filterText("code", "e.code = :code")
            .filterText("questionGroupCode", "e.questionGroupCode = :questionGroupCode");

    private static final MasterData<Assessment, AssessmentRequest, AssessmentAdminView> ASSESSMENTS = new MasterData<>(
            "/api/v1/admin/assessments",
            Assessment.class,
            Assessment::new,
            AssessmentRequest::applyTo,
            AssessmentAdminView::of,
            ASSESSMENT_NOT_FOUND);

    @GET
    @PermissionsAllowed("assessments:read")
    @Transactional
    @Operation(operationId = "assessment_listAllAssessments", summary = "All tests, also those not offered")
    @APIResponse(responseCode = "200", description = "One page")
    public Page<AssessmentAdminView> list(@Context UriInfo uri) {
        return LIST.list(uri, AssessmentAdminView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("assessments:read")
    @Operation(operationId = "assessment_getAnyAssessment", summary = "One test, offered or not")
    @APIResponse(
            responseCode = "200",
            description = "The test",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AssessmentAdminView.class)))
    public Response get(@RestPath UUID id) {
        return ASSESSMENTS.get(id);
    }

    @POST
    @PermissionsAllowed("assessments:write")
    @Operation(operationId = "assessment_createAssessment", summary = "Offer a published instrument as a test")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AssessmentAdminView.class)))
    @APIResponse(responseCode = "409", description = "There is one of this code")
    @APIResponse(responseCode = "422", description = "No version of the instrument is published")
    public Response create(@Valid @NotNull AssessmentRequest request) {
        return ASSESSMENTS.create(request);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("assessments:write")
    @Operation(
            operationId = "assessment_replaceAssessment",
            summary = "Change a test; runs that have begun keep what they began with")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AssessmentAdminView.class)))
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    @APIResponse(
            responseCode = "422",
            description = "No version of the instrument is published, or the code would change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response replace(
            @RestPath UUID id,
            @Valid @NotNull AssessmentRequest request,
            @HeaderParam("If-Match") @Parameter(description = "The ETag it was read with") String ifMatch) {
        return ASSESSMENTS.replace(id, ifMatch, request);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("assessments:write")
    @Operation(
            operationId = "assessment_withdrawAssessment",
            summary = "Offer a test no more; who is entitled to it can still take it")
    @APIResponse(
            responseCode = "200",
            description = "Not offered any more",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AssessmentAdminView.class)))
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response withdraw(
            @RestPath UUID id,
            @HeaderParam("If-Match") @Parameter(description = "The ETag it was read with") String ifMatch) {
        return ASSESSMENTS.retire(id, ifMatch, each -> true, Assessment::withdraw);
    }
}
