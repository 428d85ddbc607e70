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
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

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
    public Page<AssessmentAdminView> list(@Context UriInfo uri) {
        return LIST.list(uri, AssessmentAdminView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("assessments:read")
    @Operation(operationId = "assessment_getAnyAssessment", summary = "One test, offered or not")
    @APIResponse(responseCode = "200", description = "The test")
    public RestResponse<AssessmentAdminView> get(@RestPath UUID id) {
        return ASSESSMENTS.get(id);
    }

    @POST
    @PermissionsAllowed("assessments:write")
    @Operation(operationId = "assessment_createAssessment", summary = "Offer a published instrument as a test")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "409", description = "There is one of this code")
    @APIResponse(responseCode = "422", description = "No version of the instrument is published")
    public RestResponse<AssessmentAdminView> create(@Valid @NotNull AssessmentRequest request) {
        return ASSESSMENTS.create(request);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("assessments:write")
    @Operation(
            operationId = "assessment_replaceAssessment",
            summary = "Change a test; runs that have begun keep what they began with")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(
            responseCode = "422",
            description = "No version of the instrument is published, or the code would change")
    public RestResponse<AssessmentAdminView> replace(
            @RestPath UUID id, @Valid @NotNull AssessmentRequest request, @HeaderParam("If-Match") String ifMatch) {
        return ASSESSMENTS.replace(id, ifMatch, request);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("assessments:write")
    @Operation(
            operationId = "assessment_withdrawAssessment",
            summary = "Offer a test no more; who is entitled to it can still take it")
    @APIResponse(responseCode = "200", description = "Not offered any more")
    public RestResponse<AssessmentAdminView> withdraw(@RestPath UUID id, @HeaderParam("If-Match") String ifMatch) {
        return ASSESSMENTS.retire(id, ifMatch, each -> true, Assessment::withdraw);
    }
}
