package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentError.QUESTION_CATEGORY_NOT_FOUND;

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

@Path("/api/v1/admin/question-categories")
@Tag(name = "Instruments")
public class QuestionCategoryAdminResource {

    private static final ListSpec<MasterQuestionCategory> LIST = ListSpec.of(MasterQuestionCategory.class)
            .sortByText("code", category -> category.code)
            .sortByInstant("updatedAt", category -> category.updatedAt)
            .defaultSort("code")
            .filterText("code", "e.code = :code");

    private static final MasterData<MasterQuestionCategory, QuestionCategoryRequest, QuestionCategoryView> CATEGORIES =
            new MasterData<>(
                    "/api/v1/admin/question-categories",
                    MasterQuestionCategory.class,
                    MasterQuestionCategory::new,
                    QuestionCategoryRequest::applyTo,
                    QuestionCategoryView::of,
                    QUESTION_CATEGORY_NOT_FOUND);

    @GET
    @PermissionsAllowed("question-categories:read")
    @Transactional
    @Operation(operationId = "assessment_listQuestionCategories", summary = "What questions can be about")
    public Page<QuestionCategoryView> list(@Context UriInfo uri) {
        return LIST.list(uri, QuestionCategoryView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("question-categories:read")
    @Operation(operationId = "assessment_getQuestionCategory", summary = "One category")
    @APIResponse(responseCode = "200", description = "The category")
    public RestResponse<QuestionCategoryView> get(@RestPath UUID id) {
        return CATEGORIES.get(id);
    }

    @POST
    @PermissionsAllowed("question-categories:write")
    @Operation(operationId = "assessment_createQuestionCategory", summary = "Add a category")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "409", description = "There is one of this code")
    public RestResponse<QuestionCategoryView> create(@Valid @NotNull QuestionCategoryRequest request) {
        return CATEGORIES.create(request);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("question-categories:write")
    @Operation(
            operationId = "assessment_replaceQuestionCategory",
            summary = "Rename, withdraw or offer a category again")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "422", description = "Its code would change")
    public RestResponse<QuestionCategoryView> replace(
            @RestPath UUID id,
            @Valid @NotNull QuestionCategoryRequest request,
            @HeaderParam("If-Match") String ifMatch) {
        return CATEGORIES.replace(id, ifMatch, request);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("question-categories:write")
    @Operation(operationId = "assessment_deleteQuestionCategory", summary = "Take a category away")
    @APIResponse(
            responseCode = "200",
            description = "Questions name it, so it stays and can only not be named by new instruments")
    @APIResponse(responseCode = "204", description = "No question named it; it is gone")
    public RestResponse<QuestionCategoryView> delete(@RestPath UUID id, @HeaderParam("If-Match") String ifMatch) {
        return CATEGORIES.retire(id, ifMatch, MasterQuestionCategory::isUsed, MasterQuestionCategory::deactivate);
    }
}
