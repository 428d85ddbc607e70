package id.tm.assessment.instrument;

import id.tm.platform.http.ETags;
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

@Path("/api/v1/admin/answer-templates")
@Tag(name = "Instruments")
public class AnswerTemplateAdminResource {

    private static final ListSpec<AnswerTemplate> LIST = ListSpec.of(AnswerTemplate.class)
            .sortByInstant("createdAt", template -> template.createdAt)
            .sortByText("code", template -> template.code)
            .defaultSort("code")
            .filterText("code", "e.code = :code");

    private final AnswerTemplates templates;

    AnswerTemplateAdminResource(AnswerTemplates templates) {
        this.templates = templates;
    }

    @GET
    @PermissionsAllowed("answer-templates:read")
    @Transactional
    @Operation(operationId = "assessment_listAnswerTemplates", summary = "The option sets that questions share")
    public Page<AnswerTemplateView> list(@Context UriInfo uri) {
        return LIST.list(uri, AnswerTemplateView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("answer-templates:read")
    @Transactional
    @Operation(operationId = "assessment_getAnswerTemplate", summary = "One option set")
    @APIResponse(responseCode = "200", description = "The option set")
    public RestResponse<AnswerTemplateView> get(@RestPath UUID id) {
        return answer(AnswerTemplate.require(id));
    }

    @POST
    @PermissionsAllowed("answer-templates:write")
    @Transactional
    @Operation(operationId = "assessment_createAnswerTemplate", summary = "Add an option set")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "409", description = "There is one of this code")
    @APIResponse(responseCode = "422", description = "Two of its options have one code")
    public RestResponse<AnswerTemplateView> create(@Valid @NotNull AnswerTemplateRequest request) {
        AnswerTemplate template = templates.create(request);
        return ETags.created(
                "/api/v1/admin/answer-templates/" + template.id, AnswerTemplateView.of(template), template.version);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("answer-templates:write")
    @Transactional
    @Operation(
            operationId = "assessment_replaceAnswerTemplate",
            summary = "Change an option set that no published instrument uses")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "409", description = "A published instrument uses it")
    @APIResponse(responseCode = "422", description = "Two of its options have one code, or its own would change")
    public RestResponse<AnswerTemplateView> replace(
            @RestPath UUID id, @Valid @NotNull AnswerTemplateRequest request, @HeaderParam("If-Match") String ifMatch) {
        return answer(templates.replace(id, ifMatch, request));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("answer-templates:write")
    @Operation(operationId = "assessment_deleteAnswerTemplate", summary = "Take away an option set that nobody uses")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "409", description = "An instrument uses it")
    public void delete(@RestPath UUID id, @HeaderParam("If-Match") String ifMatch) {
        templates.delete(id, ifMatch);
    }

    private static RestResponse<AnswerTemplateView> answer(AnswerTemplate template) {
        return ETags.ok(AnswerTemplateView.of(template), template.version);
    }
}
