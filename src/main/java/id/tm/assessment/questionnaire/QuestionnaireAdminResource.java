package id.tm.assessment.questionnaire;

import id.tm.platform.http.ETags;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/assessments/{id}/questionnaire")
@Tag(name = "Assessments")
public class QuestionnaireAdminResource {

    private final Questionnaires questionnaires;
    private final QuestionnaireExport export;
    private final Caller caller;

    QuestionnaireAdminResource(Questionnaires questionnaires, QuestionnaireExport export, Caller caller) {
        this.questionnaires = questionnaires;
        this.export = export;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("assessments:read")
    @Operation(operationId = "assessment_getQuestionnaire", summary = "What is asked before and after a test")
    @APIResponse(responseCode = "200", description = "The questions")
    public RestResponse<QuestionnaireView> get(@RestPath UUID id) {
        Questionnaires.Defined defined = questionnaires.defined(id);
        return ETags.ok(defined.view(), defined.version());
    }

    @PUT
    @PermissionsAllowed("assessments:write")
    @Operation(
            operationId = "assessment_replaceQuestionnaire",
            summary = "Ask something else before and after a test; what was answered stays with what was asked")
    @APIResponse(responseCode = "200", description = "Asked from now on")
    @APIResponse(responseCode = "422", description = "`wrong` names the questions that do not fit together")
    public RestResponse<QuestionnaireView> replace(
            @RestPath UUID id, @Valid @NotNull QuestionnaireRequest request, @HeaderParam("If-Match") String ifMatch) {
        Questionnaires.Defined defined = questionnaires.define(id, ifMatch, request.questions());
        return ETags.ok(defined.view(), defined.version());
    }

    @GET
    @Path("/responses.csv")
    @PermissionsAllowed("user-assessments:results")
    @Produces("text/csv")
    @Operation(
            operationId = "assessment_exportQuestionnaire",
            summary = "What people said beside a test, a line for each answer; who looks is written down")
    @APIResponse(responseCode = "200", description = "The file", content = @Content(mediaType = "text/csv"))
    public StreamingOutput export(@RestPath UUID id) {
        export.require(id);
        UUID reader = caller.id();
        return out -> export.write(id, reader, out);
    }
}
