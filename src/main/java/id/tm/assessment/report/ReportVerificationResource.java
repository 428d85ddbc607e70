package id.tm.assessment.report;

import id.tm.platform.http.ClientAddress;
import id.tm.platform.problem.Texts;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Whether a report is ours, for programs. */
@Path("/api/v1/reports/verification/{code}")
@Tag(name = "Assessments")
public class ReportVerificationResource {

    private final ReportVerification reports;

    ReportVerificationResource(ReportVerification reports) {
        this.reports = reports;
    }

    @GET
    @PermitAll
    @Operation(operationId = "assessment_verifyReport", summary = "Whether a report of this code was issued here")
    @APIResponse(responseCode = "200", description = "It was; for which test and when, and nothing about the person")
    public ReportVerificationView verify(
            @RestPath String code,
            @Context HttpServerRequest connection,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String accepted) {
        return ReportVerificationView.of(reports.require(code, ClientAddress.of(connection)), Texts.bestOf(accepted));
    }
}
