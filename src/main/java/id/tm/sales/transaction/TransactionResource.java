package id.tm.sales.transaction;

import id.tm.finance.Payments;
import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import id.tm.platform.security.Caller;
import id.tm.sales.pricing.QuoteView;
import id.tm.sales.referral.ReferralVisits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What the caller buys. */
@Path("/api/v1/me/transactions")
@Tag(name = "Purchases")
@RolesAllowed("member")
public class TransactionResource {

    private static final ListSpec<Transaction> LIST = ListSpec.of(Transaction.class)
            .sortByInstant("createdAt", each -> each.createdAt)
            .sortByNumber("total", Transaction::total)
            .filterEnum("status", "e.status = :status", TransactionState.class)
            .filterText("number", "e.number = :number");

    private final CheckoutDesk desk;
    private final Cancellation cancellation;
    private final Payments payments;
    private final Texts texts;
    private final Caller caller;

    TransactionResource(CheckoutDesk desk, Cancellation cancellation, Payments payments, Texts texts, Caller caller) {
        this.desk = desk;
        this.cancellation = cancellation;
        this.payments = payments;
        this.texts = texts;
        this.caller = caller;
    }

    @POST
    @IdempotencyRequired
    @Operation(
            operationId = "sales_checkOut",
            summary = "Buy something",
            description = "While a purchase of the same products waits for its money it is the answer.")
    @APIResponse(responseCode = "201", description = "Where to pay; what is free is paid")
    @APIResponse(
            responseCode = "202",
            description = "The provider has not answered yet: read the purchase again in a moment")
    @APIResponse(responseCode = "409", description = "A voucher is used up")
    @APIResponse(
            responseCode = "422",
            description = "Not on sale, a voucher cannot be used for it, or the referral code brings nobody")
    public RestResponse<TransactionView> checkOut(
            @Valid @NotNull CheckoutRequest request,
            @CookieParam(ReferralVisits.COOKIE) @Parameter(hidden = true) String visitor,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return desk.checkOut(caller.id(), request, visitor, Texts.bestOf(acceptLanguage));
    }

    @GET
    @Transactional
    @Operation(operationId = "sales_listMyTransactions", summary = "What I bought, the newest first")
    public Page<TransactionSummaryView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.userId = :owner", Map.of("owner", caller.id()), TransactionSummaryView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "sales_getMyTransaction", summary = "One purchase of mine, and how its payment stands")
    @APIResponse(responseCode = "200", description = "The purchase")
    public TransactionView get(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return desk.view(caller.id(), id, Texts.bestOf(acceptLanguage));
    }

    @GET
    @Path("/{id}/explanation")
    @Transactional
    @Operation(operationId = "sales_explainMyTransaction", summary = "How the price of a purchase of mine came about")
    @APIResponse(responseCode = "200", description = "Every step to the total")
    public QuoteView explanation(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return QuoteView.of(Transaction.requireOf(caller.id(), id).quote(), texts, Texts.bestOf(acceptLanguage));
    }

    @POST
    @Path("/{id}/cancellation")
    @ResponseStatus(202)
    @Operation(
            operationId = "sales_cancelMyTransaction",
            summary = "Cancel a purchase that is not paid",
            description = "The provider is asked first: what is paid meanwhile is paid.")
    @APIResponse(responseCode = "202", description = "Being cancelled")
    @APIResponse(responseCode = "409", description = "It is paid, or has ended")
    public TransactionView cancel(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        UUID buyer = caller.id();
        QuarkusTransaction.requiringNew().run(() -> Transaction.requireOf(buyer, id));
        cancellation.wish(id);
        return QuarkusTransaction.requiringNew().call(() -> desk.view(buyer, id, Texts.bestOf(acceptLanguage)));
    }
}
