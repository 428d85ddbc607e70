package id.tm.assessment.catalog;

import static id.tm.assessment.AssessmentError.ASSESSMENT_NOT_FOUND;

import id.tm.assessment.instrument.Instruments;
import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import id.tm.sales.TestPrice;
import id.tm.sales.TestPrices;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The tests that there are. */
@Path("/api/v1/assessments")
@Tag(name = "Assessments")
public class AssessmentResource {

    private static final int CACHE_SECONDS = 60;

    /** Offered, and its instrument can be run. */
    private static final String OFFERED =
            "e.active and exists (select 1 from QuestionGroup g where g.code = e.questionGroupCode"
                    + " and g.state = id.tm.assessment.instrument.QuestionGroupState.PUBLISHED)";

    private static final ListSpec<Assessment> LIST = ListSpec.of(Assessment.class)
            .sortByNumber("position", assessment -> (long) assessment.position)
            .defaultSort("position")
            .filterText("code", "e.code = :code");

    private final Instruments instruments;
    private final TestPrices prices;

    AssessmentResource(Instruments instruments, TestPrices prices) {
        this.instruments = instruments;
        this.prices = prices;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "assessment_listAssessments", summary = "The tests that are offered")
    @APIResponse(responseCode = "200", description = "One page, in the language of Accept-Language")
    public RestResponse<AssessmentPage> list(
            @Context UriInfo uri,
            @Context Request request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        Locale locale = Texts.bestOf(acceptLanguage);
        Page<Assessment> page = LIST.list(uri, OFFERED, Map.of(), each -> each);
        Map<String, TestPrice> costs =
                prices.of(page.items().stream().map(each -> each.code).toList());
        List<AssessmentView> views =
                page.items().stream().map(each -> view(each, costs, locale)).toList();
        return ETags.readInLanguage(request, new AssessmentPage(views, page.nextCursor()), CACHE_SECONDS);
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Transactional
    @Operation(operationId = "assessment_getAssessment", summary = "One test that is offered")
    @APIResponse(responseCode = "200", description = "The test, in the language of Accept-Language")
    public RestResponse<AssessmentView> get(
            @RestPath String code,
            @Context Request request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        Assessment assessment = Assessment.findOffered(code)
                .filter(each -> instruments.published(each.questionGroupCode).isPresent())
                .orElseThrow(ASSESSMENT_NOT_FOUND::with);
        Map<String, TestPrice> costs = prices.of(List.of(code));
        AssessmentView view = view(assessment, costs, Texts.bestOf(acceptLanguage));
        return ETags.readInLanguage(request, view, CACHE_SECONDS);
    }

    private AssessmentView view(Assessment assessment, Map<String, TestPrice> costs, Locale locale) {
        Instruments.Loaded instrument = instruments
                .published(assessment.questionGroupCode)
                .map(instruments::load)
                .orElseThrow();
        return AssessmentView.of(assessment, instrument.file(), costs.get(assessment.code), locale);
    }
}
