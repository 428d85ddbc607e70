package id.tm.finance.payout;

import static id.tm.finance.FinanceError.TAX_NUMBER_NOT_FOUND;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/tax-numbers")
@Tag(name = "Payout")
public class TaxNumberAdminResource {

    private static final ListSpec<UserNpwp> LIST = ListSpec.of(UserNpwp.class)
            .sortByInstant("validFrom", UserNpwp::validFrom)
            .defaultSort("validFrom")
            .filterEnum("state", "e.verification.state = :state", CheckState.class)
            .filterEnum("kind", "e.kind = :kind", TaxPayerKind.class)
            .filterId("userId", "e.userId = :userId");

    private final PayoutChecks checks;
    private final Caller caller;

    TaxNumberAdminResource(PayoutChecks checks, Caller caller) {
        this.checks = checks;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("tax-numbers:read")
    @Transactional
    @Operation(operationId = "finance_listTaxNumbers", summary = "Tax numbers that count now, the oldest first")
    @APIResponse(responseCode = "200", description = "One page; of numbers the last four digits only")
    public Page<TaxNumberAdminView> list(@Context UriInfo uri) {
        Page<UserNpwp> page = LIST.list(uri, "e.replacedAt is null", Map.of(), Function.identity());
        return checks.named(page, UserNpwp::userId, TaxNumberAdminView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("tax-numbers:read")
    @Transactional
    @Operation(operationId = "finance_getTaxNumber", summary = "One tax number, beside the name of its owner")
    @APIResponse(responseCode = "200", description = "The tax number")
    public RestResponse<TaxNumberAdminView> get(@RestPath UUID id) {
        return answer(UserNpwp.<UserNpwp>findByIdOptional(id).orElseThrow(TAX_NUMBER_NOT_FOUND::with));
    }

    @POST
    @Path("/{id}/verification")
    @PermissionsAllowed("tax-numbers:verify")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "finance_verifyTaxNumber", summary = "Say that a tax number is its owner's")
    @APIResponse(responseCode = "200", description = "Verified")
    @APIResponse(responseCode = "409", description = "Not possible in the current state, or it is the admin's own")
    @APIResponse(responseCode = "422", description = "The result needs a note")
    public RestResponse<TaxNumberAdminView> verify(
            @RestPath UUID id,
            @Valid @NotNull PayoutVerificationRequest request,
            @HeaderParam("If-Match") String ifMatch) {
        return answer(checks.verifyNumber(caller.id(), id, ifMatch, request));
    }

    @POST
    @Path("/{id}/rejection")
    @PermissionsAllowed("tax-numbers:verify")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "finance_rejectTaxNumber", summary = "Reject a tax number, also one that was verified")
    @APIResponse(responseCode = "200", description = "Rejected")
    @APIResponse(responseCode = "409", description = "Not possible in the current state, or it is the admin's own")
    public RestResponse<TaxNumberAdminView> reject(
            @RestPath UUID id,
            @Valid @NotNull PayoutRejectionRequest request,
            @HeaderParam("If-Match") String ifMatch) {
        return answer(checks.rejectNumber(caller.id(), id, ifMatch, request));
    }

    private RestResponse<TaxNumberAdminView> answer(UserNpwp row) {
        String owner = checks.names(List.of(row.userId())).get(row.userId());
        return ETags.ok(TaxNumberAdminView.of(row, owner), row.version);
    }
}
