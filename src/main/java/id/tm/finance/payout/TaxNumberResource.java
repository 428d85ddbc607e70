package id.tm.finance.payout;

import static id.tm.finance.FinanceError.TAX_NUMBER_NOT_FOUND;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me/tax-number")
@RolesAllowed("member")
@Tag(name = "Payout")
public class TaxNumberResource {

    private static final ListSpec<UserNpwp> HISTORY =
            ListSpec.of(UserNpwp.class).sortByInstant("validFrom", UserNpwp::validFrom);

    private final TaxNumberService numbers;
    private final Caller caller;

    TaxNumberResource(TaxNumberService numbers, Caller caller) {
        this.numbers = numbers;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "finance_getMyTaxNumber", summary = "My tax number")
    @APIResponse(responseCode = "200", description = "Its last four digits and whether it is verified")
    @APIResponse(responseCode = "404", description = "None was given yet")
    public TaxNumberView get() {
        return UserNpwp.findCurrent(caller.id()).map(TaxNumberView::of).orElseThrow(TAX_NUMBER_NOT_FOUND::with);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "finance_replaceMyTaxNumber",
            summary = "Give a tax number; what was taxed before stays as it was")
    @APIResponse(responseCode = "200", description = "Kept; the back office verifies it")
    @APIResponse(responseCode = "422", description = "There cannot be such a number")
    public TaxNumberView replace(@Valid @NotNull TaxNumberRequest request) {
        return numbers.replace(caller.id(), request);
    }

    @GET
    @Path("/history")
    @Transactional
    @Operation(
            operationId = "finance_listMyTaxNumbers",
            summary = "My tax number and those before it, the newest first")
    public Page<TaxNumberView> history(@Context UriInfo uri) {
        return HISTORY.list(uri, "e.userId = :me", Map.of("me", caller.id()), TaxNumberView::of);
    }
}
