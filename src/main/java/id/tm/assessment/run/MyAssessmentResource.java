package id.tm.assessment.run;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The tests that the caller takes. */
@Path("/api/v1/me/assessments")
@Tag(name = "Assessments")
@RolesAllowed("member")
public class MyAssessmentResource {

    private static final String NOT_NOW =
            "The answers are closed or the time is over, and not all of it was saved before; the test is paused, something is"
                    + " to be said first; or a number stands for another answer (`answer-number-taken`): nothing was saved, `highestSequence` is the number to go on"
                    + " from";

    private static final ListSpec<UserAssessment> LIST = ListSpec.of(UserAssessment.class)
            .sortByInstant("createdAt", run -> run.createdAt)
            .filterEnum("state", "e.state = :state", RunState.class)
            .filterId("entitlementId", "e.entitlementId = :entitlementId");

    private final Runs runs;
    private final RunAnswers answers;
    private final RunReading reading;
    private final ResultReading results;
    private final ResultAccess access;
    private final Caller caller;

    MyAssessmentResource(
            Runs runs,
            RunAnswers answers,
            RunReading reading,
            ResultReading results,
            ResultAccess access,
            Caller caller) {
        this.runs = runs;
        this.answers = answers;
        this.reading = reading;
        this.results = results;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "assessment_listMyRuns", summary = "The tests that I have begun, the newest first")
    public Page<RunSummaryView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.userId = :owner", Map.of("owner", caller.id()), RunSummaryView::of);
    }

    @POST
    @Operation(
            operationId = "assessment_startRun",
            summary = "Begin the test of an entitlement; its time runs from now on")
    @APIResponse(responseCode = "201", description = "Begun")
    @APIResponse(responseCode = "200", description = "It was begun before: the same run")
    @APIResponse(responseCode = "409", description = "The entitlement cannot be used now")
    @APIResponse(
            responseCode = "422",
            description = "It is for no test, nothing of it is published, or the answers to be copied are of another")
    public RestResponse<RunView> start(
            @Valid @NotNull StartRequest request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        Runs.Started started = runs.start(caller.id(), request.entitlementId(), request.copyFrom());
        RunView view = current(started.run().id, acceptLanguage);
        RestResponse.ResponseBuilder<RunView> answer = started.begun()
                ? RestResponse.ResponseBuilder.created(URI.create("/api/v1/me/assessments/" + view.id()))
                : RestResponse.ResponseBuilder.ok();
        return answer.entity(view).build();
    }

    @GET
    @Path("/entitlements/{entitlementId}")
    @Operation(
            operationId = "assessment_getMyStartable",
            summary = "The test of an entitlement, and the earlier answers it can begin with")
    @APIResponse(responseCode = "200", description = "What a start would begin")
    @APIResponse(responseCode = "422", description = "It is for no test")
    public StartableView startable(
            @RestPath UUID entitlementId,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return reading.startable(caller.id(), entitlementId, Texts.bestOf(acceptLanguage));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "assessment_getMyRun",
            summary = "How far a test is, what is missing, and the time that is left by the clock of the service")
    @APIResponse(responseCode = "200", description = "The run")
    public RunView get(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return current(id, acceptLanguage);
    }

    @GET
    @Path("/{id}/questions")
    @Operation(
            operationId = "assessment_getMyQuestions",
            summary =
                    "The questions of a section, in my order, with what I answered; its time runs from the first look on")
    @APIResponse(responseCode = "200", description = "The questions, in the language of Accept-Language")
    @APIResponse(responseCode = "409", description = "The answers are closed, or something is to be said first")
    @APIResponse(responseCode = "422", description = "The test has no such section")
    public SectionQuestionsView questions(
            @RestPath UUID id,
            @RestQuery
                    @Parameter(
                            description = "The code of a section of the test; the first when absent",
                            example = "themes")
                    String section,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        settle(id);
        return reading.questions(caller.id(), id, section, Texts.bestOf(acceptLanguage));
    }

    @PUT
    @Path("/{id}/answers")
    @Operation(
            operationId = "assessment_putMyAnswers",
            summary = "Save answers; the same again changes nothing, and of two the one with the higher number counts")
    @APIResponse(responseCode = "200", description = "Saved for good")
    @APIResponse(responseCode = "409", description = NOT_NOW)
    @APIResponse(responseCode = "422", description = "Not a question or option of this version of the test")
    public SavedView save(@RestPath UUID id, @Valid @NotNull AnswersRequest request) {
        return new SavedView(request.answers().size(), answers.save(caller.id(), id, request.answers()));
    }

    @PUT
    @Path("/{id}/answers/{question}")
    @Operation(operationId = "assessment_putMyAnswer", summary = "Save one answer")
    @APIResponse(responseCode = "200", description = "Saved for good")
    @APIResponse(responseCode = "409", description = NOT_NOW)
    @APIResponse(responseCode = "422", description = "Not a question or option of this version of the test")
    public SavedView save(@RestPath UUID id, @RestPath String question, @Valid @NotNull OneAnswerRequest request) {
        return new SavedView(1, answers.save(caller.id(), id, List.of(request.to(question))));
    }

    @PUT
    @Path("/{id}/stages/{number}")
    @Operation(
            operationId = "assessment_putMyStage",
            summary = "Save the picks of a stage, in the order in which they were made")
    @APIResponse(responseCode = "200", description = "Saved for good")
    @APIResponse(responseCode = "409", description = NOT_NOW)
    @APIResponse(responseCode = "422", description = "Too few or too many, picked before, or not of this test")
    public SavedView pick(@RestPath UUID id, @RestPath int number, @Valid @NotNull StageRequest request) {
        return new SavedView(request.picks().size(), answers.pick(caller.id(), id, number, request));
    }

    @POST
    @Path("/{id}/submission")
    @Operation(operationId = "assessment_submitMyRun", summary = "Close my answers; a second time changes nothing")
    @APIResponse(responseCode = "200", description = "Closed, and scored")
    @APIResponse(responseCode = "409", description = "The run is void")
    @APIResponse(responseCode = "422", description = "`missing` names what has to be answered yet, by section")
    public RunView submit(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        runs.submit(caller.id(), id);
        return current(id, acceptLanguage);
    }

    @GET
    @Path("/{id}/result")
    @Transactional
    @Operation(operationId = "assessment_getMyResult", summary = "What my answers came to")
    @APIResponse(responseCode = "200", description = "The newest result, in the language of Accept-Language")
    @APIResponse(responseCode = "409", description = "There is none yet")
    public ResultView result(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        settle(id);
        return results.view(access.ofOwner(caller.id(), id), Texts.bestOf(acceptLanguage));
    }

    private RunView current(UUID id, String acceptLanguage) {
        settle(id);
        return reading.viewOf(caller.id(), id, Texts.bestOf(acceptLanguage));
    }

    /** Whoever looks after the end of the time sees what the sweep would have done. */
    private void settle(UUID id) {
        if (reading.isOver(caller.id(), id)) runs.settle(id);
    }
}
