package id.tm.finance.withdrawal;

import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Withdrawals in the back office. */
@Path("/api/v1/admin/withdrawals")
@Tag(name = "Withdrawals")
public class WithdrawalAdminResource {

    private static final ListSpec<Withdrawal> LIST = ListSpec.of(Withdrawal.class)
            .sortByInstant("createdAt", withdrawal -> withdrawal.createdAt)
            .sortByNumber("gross", withdrawal -> withdrawal.gross)
            .filterEnum("state", "e.state = :state", WithdrawalState.class)
            .filterEnum("provider", "e.sendings.provider = :provider", PaymentProvider.class)
            .filterId("userId", "e.userId = :userId")
            .filterYesNo("paidLate", "e.paidLate = :paidLate")
            .filterInstant("since", "e.createdAt >= :since")
            .filterInstant("until", "e.createdAt <= :until");

    private final WithdrawalService withdrawals;
    private final WithdrawalSender sender;
    private final Caller caller;

    WithdrawalAdminResource(WithdrawalService withdrawals, WithdrawalSender sender, Caller caller) {
        this.withdrawals = withdrawals;
        this.sender = sender;
        this.caller = caller;
    }

    @GET
    @Transactional
    @PermissionsAllowed("withdrawals:read")
    @Operation(operationId = "finance_listWithdrawals", summary = "Withdrawals and how far they are")
    public Page<WithdrawalSummaryView> list(@Context UriInfo uri) {
        return LIST.list(uri, WithdrawalSummaryView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("withdrawals:read")
    @Operation(operationId = "finance_getWithdrawal", summary = "One withdrawal with its history")
    @APIResponse(responseCode = "200", description = "The withdrawal")
    public WithdrawalAdminView get(@RestPath UUID id) {
        return WithdrawalAdminView.of(Withdrawal.require(id));
    }

    @POST
    @Path("/{id}/approval")
    @PermissionsAllowed("withdrawals:approve")
    @Operation(
            operationId = "finance_approveWithdrawal",
            summary = "Have it paid; above a limit the second of two admins does")
    @APIResponse(responseCode = "200", description = "Approved, or waiting for another admin's approval")
    @APIResponse(
            responseCode = "409",
            description =
                    "Decided already, one's own, approved by the same admin, or the wallet has debts or is being checked")
    @APIResponse(
            responseCode = "422",
            description = "The bank account or the credentials changed meanwhile, or nothing would be left")
    public WithdrawalAdminView approve(@RestPath UUID id) {
        return withdrawals.approve(id, caller.id());
    }

    @POST
    @Path("/{id}/rejection")
    @PermissionsAllowed("withdrawals:approve")
    @Operation(operationId = "finance_rejectWithdrawal", summary = "Refuse it; the money is available again")
    @APIResponse(responseCode = "200", description = "Rejected")
    @APIResponse(responseCode = "409", description = "Decided already")
    public WithdrawalAdminView reject(@RestPath UUID id, @Valid @NotNull WithdrawalReasonRequest request) {
        return withdrawals.reject(id, caller.id(), request.reason().strip());
    }

    @POST
    @Path("/{id}/retry")
    @PermissionsAllowed("withdrawals:retry")
    @Operation(
            operationId = "finance_retryWithdrawal",
            summary = "Ask the provider now, and order the payout again if it knows of none")
    @APIResponse(responseCode = "200", description = "The withdrawal with what the provider said")
    @APIResponse(responseCode = "409", description = "Not under way, or being looked after right now")
    @APIResponse(responseCode = "503", description = "The provider does not say; nothing was ordered again")
    public WithdrawalAdminView retry(@RestPath UUID id) {
        sender.retry(id);
        return QuarkusTransaction.requiringNew().call(() -> WithdrawalAdminView.of(Withdrawal.require(id)));
    }
}
