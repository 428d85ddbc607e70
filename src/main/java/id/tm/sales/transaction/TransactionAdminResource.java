package id.tm.sales.transaction;

import id.tm.finance.Payments;
import id.tm.platform.change.Changes;
import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import id.tm.platform.security.Caller;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Purchases in the back office. */
@Path("/api/v1/admin/transactions")
@Tag(name = "Purchases")
public class TransactionAdminResource {

    private static final ListSpec<Transaction> LIST = ListSpec.of(Transaction.class)
            .sortByInstant("createdAt", each -> each.createdAt)
            .sortByNumber("total", Transaction::total)
            .filterText("number", "e.number = :number")
            .filterId("userId", "e.userId = :userId")
            .filterEnum("status", "e.status = :status", TransactionState.class)
            .filterText("sku", "e.id in (select i.transactionId from TransactionItem i where i.sku = :sku)")
            .filterText("legacyNumber", "e.legacyNumber = :legacyNumber")
            .filterText("paymentReference", "e.paymentReference = :paymentReference")
            .filterInstant("createdFrom", "e.createdAt >= :createdFrom")
            .filterInstant("createdUntil", "e.createdAt < :createdUntil");

    private final Verifications verifications;
    private final Cancellation cancellation;
    private final TransactionMessages messages;
    private final Payments payments;
    private final Changes changes;
    private final Caller caller;

    TransactionAdminResource(
            Verifications verifications,
            Cancellation cancellation,
            TransactionMessages messages,
            Payments payments,
            Changes changes,
            Caller caller) {
        this.verifications = verifications;
        this.cancellation = cancellation;
        this.messages = messages;
        this.payments = payments;
        this.changes = changes;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("transactions:read")
    @Transactional
    @Operation(operationId = "sales_listTransactions", summary = "Purchases")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<TransactionSummaryView> list(@Context UriInfo uri) {
        return LIST.list(uri, TransactionSummaryView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("transactions:read")
    @Transactional
    @Operation(operationId = "sales_getTransaction", summary = "One purchase with its history")
    @APIResponse(responseCode = "200", description = "The purchase")
    public TransactionAdminView get(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return view(id, acceptLanguage);
    }

    @POST
    @Path("/{id}/verification")
    @PermissionsAllowed("transactions:verify")
    @IdempotencyRequired
    @Operation(
            operationId = "sales_verifyTransaction",
            summary = "Say that a purchase was paid to our bank account",
            description = "Above the setting sales.second-approval-above another admin says so as well.")
    @APIResponse(responseCode = "200", description = "Paid")
    @APIResponse(responseCode = "202", description = "Waits for another admin")
    @APIResponse(responseCode = "409", description = "Paid already, or it takes somebody else")
    public RestResponse<TransactionAdminView> verify(
            @RestPath UUID id,
            @Valid @NotNull VerificationRequest request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        boolean paid = verifications.verify(id, caller.id(), request);
        return RestResponse.ResponseBuilder.<TransactionAdminView>create(paid ? 200 : 202)
                .entity(read(id, acceptLanguage))
                .build();
    }

    @POST
    @Path("/{id}/cancellation")
    @ResponseStatus(202)
    @PermissionsAllowed("transactions:write")
    @Operation(operationId = "sales_cancelTransaction", summary = "Cancel a purchase that is not paid")
    @APIResponse(responseCode = "202", description = "Being cancelled; what is paid meanwhile is paid")
    @APIResponse(responseCode = "409", description = "It is paid, or has ended")
    public TransactionAdminView cancel(
            @RestPath UUID id,
            @Valid @NotNull TransactionReasonRequest request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        changes.because(request.reason());
        cancellation.wish(id);
        return read(id, acceptLanguage);
    }

    @POST
    @Path("/{id}/receipt")
    @ResponseStatus(202)
    @PermissionsAllowed("transactions:write")
    @Transactional
    @Operation(operationId = "sales_resendTransactionReceipt", summary = "Send the receipt of a paid purchase again")
    @APIResponse(responseCode = "202", description = "On its way")
    @APIResponse(responseCode = "409", description = "It is not paid")
    public TransactionAdminView receipt(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        Transaction transaction = Transaction.require(id);
        if (transaction.paidAt() == null) throw transaction.status().refusal();
        messages.sendReceiptAgain(transaction);
        return view(id, acceptLanguage);
    }

    private TransactionAdminView read(UUID id, String acceptLanguage) {
        return QuarkusTransaction.requiringNew().call(() -> view(id, acceptLanguage));
    }

    private TransactionAdminView view(UUID id, String acceptLanguage) {
        Transaction transaction = Transaction.require(id);
        return TransactionAdminView.of(
                transaction,
                TransactionView.of(
                        transaction,
                        payments.latest(RetailPayable.KIND, id).orElse(null),
                        Texts.bestOf(acceptLanguage)));
    }
}
