package id.tm.finance.payout;

import static id.tm.finance.FinanceError.BANK_ACCOUNT_NOT_FOUND;

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

@Path("/api/v1/admin/bank-accounts")
@Tag(name = "Payout")
public class BankAccountAdminResource {

    private static final ListSpec<UserBank> LIST = ListSpec.of(UserBank.class)
            .sortByInstant("changedAt", UserBank::changedAt)
            .defaultSort("changedAt")
            .filterEnum("state", "e.verification.state = :state", CheckState.class)
            .filterText("bankCode", "e.bank.code = :bankCode")
            .filterId("userId", "e.userId = :userId");

    private final PayoutChecks checks;
    private final Caller caller;

    BankAccountAdminResource(PayoutChecks checks, Caller caller) {
        this.checks = checks;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("bank-accounts:read")
    @Transactional
    @Operation(
            operationId = "finance_listBankAccounts",
            summary = "Bank accounts that are in use, the oldest change first")
    @APIResponse(responseCode = "200", description = "One page; of numbers the last four digits only")
    public Page<BankAccountAdminView> list(@Context UriInfo uri) {
        Page<UserBank> page = LIST.list(uri, "e.retiredAt is null", Map.of(), Function.identity());
        return checks.named(page, UserBank::userId, BankAccountAdminView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("bank-accounts:read")
    @Transactional
    @Operation(operationId = "finance_getBankAccount", summary = "One bank account, beside the name of its owner")
    @APIResponse(responseCode = "200", description = "The bank account")
    public RestResponse<BankAccountAdminView> get(@RestPath UUID id) {
        return answer(UserBank.<UserBank>findByIdOptional(id).orElseThrow(BANK_ACCOUNT_NOT_FOUND::with));
    }

    @POST
    @Path("/{id}/verification")
    @PermissionsAllowed("bank-accounts:verify")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "finance_verifyBankAccount", summary = "Say that a bank account is its owner's")
    @APIResponse(responseCode = "200", description = "Verified")
    @APIResponse(responseCode = "409", description = "Not possible in the current state, or it is the admin's own")
    @APIResponse(responseCode = "422", description = "The result needs a note")
    public RestResponse<BankAccountAdminView> verify(
            @RestPath UUID id,
            @Valid @NotNull PayoutVerificationRequest request,
            @HeaderParam("If-Match") String ifMatch) {
        return answer(checks.verifyAccount(caller.id(), id, ifMatch, request));
    }

    @POST
    @Path("/{id}/rejection")
    @PermissionsAllowed("bank-accounts:verify")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "finance_rejectBankAccount", summary = "Reject a bank account, also one that was verified")
    @APIResponse(responseCode = "200", description = "Rejected")
    @APIResponse(responseCode = "409", description = "Not possible in the current state, or it is the admin's own")
    public RestResponse<BankAccountAdminView> reject(
            @RestPath UUID id,
            @Valid @NotNull PayoutRejectionRequest request,
            @HeaderParam("If-Match") String ifMatch) {
        return answer(checks.rejectAccount(caller.id(), id, ifMatch, request));
    }

    private RestResponse<BankAccountAdminView> answer(UserBank row) {
        String owner = checks.names(List.of(row.userId())).get(row.userId());
        return ETags.ok(BankAccountAdminView.of(row, owner), row.version);
    }
}
