package id.tm.assessment.questionnaire;

import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What is asked beside my tests. */
@Path("/api/v1/me/assessments/{id}/questionnaire")
@Tag(name = "Assessments")
@RolesAllowed("member")
public class MyQuestionnaireResource {

    private final Questionnaires questionnaires;
    private final Caller caller;

    MyQuestionnaireResource(Questionnaires questionnaires, Caller caller) {
        this.questionnaires = questionnaires;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "assessment_getMyQuestionnaire",
            summary = "What is asked before and after a test of mine, and what I said")
    @APIResponse(responseCode = "200", description = "In the order in which it is asked")
    public QuestionnaireView get(@RestPath UUID id) {
        return questionnaires.of(caller.id(), id);
    }

    @PUT
    @Operation(
            operationId = "assessment_putMyQuestionnaire",
            summary = "Say what is asked before the test, or after it")
    @APIResponse(responseCode = "200", description = "Kept")
    @APIResponse(responseCode = "409", description = "It is not the time for it")
    @APIResponse(responseCode = "422", description = "`wrong` or `missing` names the questions")
    public QuestionnaireView put(@RestPath UUID id, @Valid @NotNull QuestionnaireAnswersRequest request) {
        return questionnaires.answer(caller.id(), id, request.moment(), request.answers());
    }
}
