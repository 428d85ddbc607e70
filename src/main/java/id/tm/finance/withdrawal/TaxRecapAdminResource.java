package id.tm.finance.withdrawal;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.platform.change.Causer;
import id.tm.platform.change.Changes;
import id.tm.platform.input.PlainText;
import id.tm.platform.problem.FieldError;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What is told to the tax office: with tax numbers in clear, so each look leaves a trace. */
@Path("/api/v1/admin/tax-recaps")
@Tag(name = "Withdrawals")
public class TaxRecapAdminResource {

    private final Changes changes;
    private final Caller caller;

    TaxRecapAdminResource(Changes changes, Caller caller) {
        this.changes = changes;
        this.caller = caller;
    }

    @GET
    @Path("/{month}")
    @Transactional
    @Produces("text/csv")
    @PermissionsAllowed("tax-recaps:export")
    @Operation(
            operationId = "finance_exportTaxRecap",
            summary = "The tax withheld from withdrawals in a month (WIB), with tax numbers in clear")
    @APIResponse(
            responseCode = "200",
            description =
                    "One line for each withdrawal paid, a negative one for each that came back, and the sums of each tax",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            example = TaxRecap.HEADING))
    public Response export(
            @RestPath @Parameter(description = "Year and month", example = "2026-01") String month,
            @RestQuery
                    @NotBlank
                    @Size(min = 3, max = 500)
                    @PlainText
                    @Parameter(
                            description = "Why; kept in the activity log",
                            required = true,
                            example = "SPT Masa Januari 2026")
                    String reason) {
        YearMonth wanted = parse(month);
        // The log is told who asks by changes only, and this one is a look.
        changes.causedBy(Causer.of(caller.principal()));
        changes.because(reason.strip());
        TaxRecap recap = TaxRecap.of(wanted);
        // Written at once, so that the log has its cause.
        TaxRecapDownload.record(caller.id(), wanted, recap.rows().size(), reason.strip());
        return Response.ok(recap.csv(), "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"tax-recap-" + wanted + ".csv\"")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static YearMonth parse(String month) {
        try {
            if (month.matches("20[0-9]{2}-[0-9]{2}")) return YearMonth.parse(month);
        } catch (DateTimeException e) {
            // said below
        }
        throw INVALID_INPUT.with().fields(List.of(new FieldError("month", "malformed", "yyyy-MM")));
    }
}
