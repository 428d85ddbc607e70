package id.tm.assessment.run;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/admin/user-assessments")
@Tag(name = "Assessments")
public class UserAssessmentAdminResource {

    private static final ListSpec<UserAssessment> LIST = ListSpec.of(UserAssessment.class)
            .sortByInstant("createdAt", run -> run.createdAt)
            .filterEnum("state", "e.state = :state", RunState.class)
            .filterId("userId", "e.userId = :userId")
            .filterId("entitlementId", "e.entitlementId = :entitlementId")
            .filterId("questionGroupId", "e.questionGroupId = :questionGroupId");

    private final RunStaff staff;
    private final RunReading reading;
    private final RunScoring scoring;
    private final ResultAccess access;
    private final Caller caller;

    UserAssessmentAdminResource(
            RunStaff staff, RunReading reading, RunScoring scoring, ResultAccess access, Caller caller) {
        this.staff = staff;
        this.reading = reading;
        this.scoring = scoring;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("user-assessments:read")
    @Transactional
    @Operation(operationId = "assessment_listRuns", summary = "The tests that people have begun, the newest first")
    public Page<RunSummaryView> list(@Context UriInfo uri) {
        return LIST.list(uri, RunSummaryView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("user-assessments:read")
    @Transactional
    @Operation(operationId = "assessment_getRun", summary = "How far somebody's test is")
    @APIResponse(responseCode = "200", description = "The run")
    public RunView get(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return view(UserAssessment.require(id), acceptLanguage);
    }

    @GET
    @Path("/{id}/result")
    @PermissionsAllowed("user-assessments:results")
    @Transactional
    @Operation(
            operationId = "assessment_getRunResult",
            summary = "What somebody's answers came to, how they were given, and every scoring of them")
    @APIResponse(responseCode = "200", description = "The newest result")
    @APIResponse(responseCode = "409", description = "There is none yet")
    public RunStaffView result(@RestPath UUID id) {
        RunScoring.Scored scored = scoring.newest(access.ofStaff(caller.id(), id, ResultPart.SCORES));
        return new RunStaffView(
                scored.version(),
                scored.scores(),
                RunResult.of(id).stream().map(RunStaffView.Scoring::of).toList());
    }

    @GET
    @Path("/{id}/reads")
    @PermissionsAllowed("user-assessments:read")
    @Transactional
    @Operation(
            operationId = "assessment_listResultReads",
            summary = "Who else than its owner has read a result or its report, the newest first")
    public Page<ResultReadView> reads(@RestPath UUID id, @Context UriInfo uri) {
        UUID run = UserAssessment.require(id).id;
        return MyResultReadResource.LIST.list(uri, "e.userAssessmentId = :run", Map.of("run", run), ResultReadView::of);
    }

    @POST
    @Path("/{id}/rescore")
    @PermissionsAllowed("user-assessments:rescore")
    @Transactional
    @Operation(
            operationId = "assessment_rescoreRun",
            summary = "Score somebody's answers with the newest key and norms; the older result stays")
    @APIResponse(responseCode = "200", description = "What changed; nothing new is made where nothing did")
    @APIResponse(responseCode = "409", description = "There is nothing to be scored again")
    public RescoringView rescore(@RestPath UUID id, @Valid @NotNull RunReasonRequest request) {
        RescoringView rescored = scoring.rescore(id, request.reason(), caller.id());
        access.ofStaff(caller.id(), id, ResultPart.SCORES);
        return rescored;
    }

    @POST
    @Path("/{id}/extra-time")
    @PermissionsAllowed("user-assessments:write")
    @Transactional
    @Operation(operationId = "assessment_giveRunTime", summary = "Give somebody more time")
    @APIResponse(responseCode = "200", description = "Given")
    @APIResponse(responseCode = "409", description = "The answers are closed")
    public RunView giveTime(
            @RestPath UUID id,
            @Valid @NotNull ExtraTimeRequest request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return view(staff.giveTime(id, request), acceptLanguage);
    }

    @GET
    @Path("/{id}/time-changes")
    @PermissionsAllowed("user-assessments:read")
    @Transactional
    @Operation(
            operationId = "assessment_listRunTimeChanges",
            summary = "Why a test has the time it has: what was given and when its clock stood still, the oldest first")
    @APIResponse(responseCode = "200", description = "All of them, with reason and by whom")
    public TimeChangesView timeChanges(@RestPath UUID id) {
        return TimeChangesView.of(UserAssessment.require(id));
    }

    @POST
    @Path("/{id}/pause")
    @PermissionsAllowed("user-assessments:write")
    @Transactional
    @Operation(operationId = "assessment_pauseRun", summary = "Let the clock of somebody's test stand still")
    @APIResponse(responseCode = "200", description = "It stands still")
    @APIResponse(responseCode = "409", description = "The answers are closed, or it stands still already")
    public RunView pause(
            @RestPath UUID id,
            @Valid @NotNull RunReasonRequest request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return view(staff.pause(id, request.reason()), acceptLanguage);
    }

    @POST
    @Path("/{id}/resumption")
    @PermissionsAllowed("user-assessments:write")
    @Transactional
    @Operation(operationId = "assessment_resumeRun", summary = "Let the clock of somebody's test go on")
    @APIResponse(responseCode = "200", description = "It goes on")
    @APIResponse(responseCode = "409", description = "It was not paused")
    public RunView resume(
            @RestPath UUID id,
            @Valid @NotNull RunReasonRequest request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return view(staff.resume(id, request.reason()), acceptLanguage);
    }

    @POST
    @Path("/{id}/void")
    @PermissionsAllowed("user-assessments:write")
    @Transactional
    @Operation(operationId = "assessment_voidRun", summary = "Take somebody's test away")
    @APIResponse(responseCode = "200", description = "It is void")
    @APIResponse(responseCode = "409", description = "It was void before")
    public RunView makeVoid(
            @RestPath UUID id,
            @Valid @NotNull RunReasonRequest request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return view(staff.makeVoid(id, request.reason()), acceptLanguage);
    }

    private RunView view(UserAssessment run, String acceptLanguage) {
        return reading.view(run, Texts.bestOf(acceptLanguage));
    }
}
