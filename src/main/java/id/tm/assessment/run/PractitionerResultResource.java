package id.tm.assessment.run;

import id.tm.platform.problem.Texts;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Results of those whom the caller has a consultation with. */
@Path("/api/v1/practitioner/assessments")
@Tag(name = "Assessments")
@RolesAllowed("practitioner")
public class PractitionerResultResource {

    private final ResultAccess access;
    private final ResultReading results;
    private final Caller caller;

    PractitionerResultResource(ResultAccess access, ResultReading results, Caller caller) {
        this.access = access;
        this.results = results;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "assessment_listClientRuns",
            summary = "The tests of somebody whose results I may read, the newest first")
    @APIResponse(responseCode = "200", description = "All of them; none when I have no session with that person")
    public ClientRunsView list(@RestQuery @NotNull @Parameter(description = "Whose tests") UUID userId) {
        return new ClientRunsView(access.readableBy(caller.id(), userId).stream()
                .map(RunSummaryView::of)
                .toList());
    }

    @GET
    @Path("/{id}/result")
    @Transactional
    @Operation(
            operationId = "assessment_getClientResult",
            summary = "What the answers of somebody I have a session with came to; that I read it is written down")
    @APIResponse(responseCode = "200", description = "The newest result, in the language of Accept-Language")
    @APIResponse(responseCode = "409", description = "There is none yet")
    public ResultView result(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return results.view(access.ofReader(caller.id(), id, ResultPart.SCORES), Texts.bestOf(acceptLanguage));
    }
}
