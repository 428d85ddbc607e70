package id.tm.sales.executive;

import id.tm.finance.Payments;
import id.tm.platform.change.Changes;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import id.tm.sales.transaction.Cancellation;
import id.tm.sales.transaction.TransactionReasonRequest;
import id.tm.sales.transaction.TransactionState;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Purchases of seats in the back office. */
@Path("/api/v1/admin/executive-transactions")
@Tag(name = "Executive")
public class ExecutiveTransactionAdminResource {

    private static final ListSpec<ExecutiveTransaction> LIST = ListSpec.of(ExecutiveTransaction.class)
            .sortByInstant("createdAt", each -> each.createdAt)
            .sortByNumber("total", ExecutiveTransaction::total)
            .filterText("number", "e.number = :number")
            .filterId("partnerId", "e.partnerId = :partnerId")
            .filterId("userId", "e.userId = :userId")
            .filterEnum("status", "e.status = :status", TransactionState.class)
            .filterText("sku", "e.sku = :sku")
            .filterText("paymentReference", "e.paymentReference = :paymentReference")
            .filterText(
                    "email",
                    "e.id in (select a.executiveTransactionId from ExecutiveTransactionAssignment a"
                            + " where lower(a.email) = lower(:email))")
            .filterInstant("createdFrom", "e.createdAt >= :createdFrom")
            .filterInstant("createdUntil", "e.createdAt < :createdUntil");

    private final Cancellation cancellation;
    private final Payments payments;
    private final Changes changes;
    private final Clock clock;

    ExecutiveTransactionAdminResource(Cancellation cancellation, Payments payments, Changes changes, Clock clock) {
        this.cancellation = cancellation;
        this.payments = payments;
        this.changes = changes;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("executive-transactions:read")
    @Transactional
    @Operation(operationId = "sales_listSeatPurchases", summary = "Purchases of seats")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<ExecutiveTransactionSummaryView> list(@Context UriInfo uri) {
        return LIST.list(uri, ExecutiveTransactionSummaryView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("executive-transactions:read")
    @Transactional
    @Operation(operationId = "sales_getSeatPurchase", summary = "One purchase of seats with its history")
    @APIResponse(responseCode = "200", description = "The purchase")
    public ExecutiveTransactionAdminView get(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return view(id, acceptLanguage);
    }

    @POST
    @Path("/{id}/cancellation")
    @ResponseStatus(202)
    @PermissionsAllowed("executive-transactions:write")
    @Operation(operationId = "sales_cancelSeatPurchase", summary = "Cancel a purchase of seats that is not paid")
    @APIResponse(responseCode = "202", description = "Being cancelled; what is paid meanwhile is paid")
    @APIResponse(responseCode = "409", description = "It is paid, or has ended")
    public ExecutiveTransactionAdminView cancel(
            @RestPath UUID id,
            @Valid @NotNull TransactionReasonRequest request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        changes.because(request.reason());
        cancellation.wish(ExecutivePayable.KIND, id, ExecutiveTransaction::lockById);
        return QuarkusTransaction.requiringNew().call(() -> view(id, acceptLanguage));
    }

    private ExecutiveTransactionAdminView view(UUID id, String acceptLanguage) {
        ExecutiveTransaction purchase = ExecutiveTransaction.require(id);
        return ExecutiveTransactionAdminView.of(
                purchase,
                ExecutiveTransactionView.of(
                        purchase,
                        payments.latest(ExecutivePayable.KIND, id).orElse(null),
                        Texts.bestOf(acceptLanguage),
                        clock.instant()));
    }
}
