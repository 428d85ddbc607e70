package id.tm.sales.executive;

import id.tm.finance.PaymentInfo;
import id.tm.finance.Payments;
import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import id.tm.platform.security.Caller;
import id.tm.sales.pricing.QuoteView;
import id.tm.sales.transaction.Cancellation;
import id.tm.sales.transaction.CheckoutDesk;
import id.tm.sales.transaction.TransactionState;
import id.tm.sales.voucher.CodeTries;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Seats that the caller's company buys. */
@Path("/api/v1/me/executive-transactions")
@Tag(name = "Executive")
@RolesAllowed("member")
public class ExecutiveTransactionResource {

    private static final String PATH = "/api/v1/me/executive-transactions/";

    private static final ListSpec<ExecutiveTransaction> LIST = ListSpec.of(ExecutiveTransaction.class)
            .sortByInstant("createdAt", each -> each.createdAt)
            .sortByNumber("total", ExecutiveTransaction::total)
            .filterEnum("status", "e.status = :status", TransactionState.class)
            .filterText("sku", "e.sku = :sku")
            .filterText("number", "e.number = :number");

    private final ExecutiveCheckout checkout;
    private final Cancellation cancellation;
    private final Companies companies;
    private final CodeTries tries;
    private final CheckoutDesk desk;
    private final Payments payments;
    private final Texts texts;
    private final Caller caller;
    private final Clock clock;

    ExecutiveTransactionResource(
            ExecutiveCheckout checkout,
            Cancellation cancellation,
            Companies companies,
            CodeTries tries,
            CheckoutDesk desk,
            Payments payments,
            Texts texts,
            Caller caller,
            Clock clock) {
        this.checkout = checkout;
        this.cancellation = cancellation;
        this.companies = companies;
        this.tries = tries;
        this.desk = desk;
        this.payments = payments;
        this.texts = texts;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @IdempotencyRequired
    @Operation(
            operationId = "sales_buySeats",
            summary = "Buy seats for others",
            description =
                    "For partners and who acts for one. While a purchase of the same product waits for its money it"
                            + " is the answer, whatever the number of seats.")
    @APIResponse(responseCode = "201", description = "Where to pay; what is free is paid")
    @APIResponse(
            responseCode = "202",
            description = "The provider has not answered yet: read the purchase again in a moment")
    @APIResponse(responseCode = "409", description = "A voucher is used up")
    @APIResponse(responseCode = "422", description = "Not sold by the seat, or a voucher cannot be used for it")
    public RestResponse<ExecutiveTransactionView> buy(
            @Valid @NotNull ExecutiveOrderRequest request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        UUID buyer = caller.id();
        tries.count(buyer.toString(), request.codes());
        ExecutiveCheckout.Opened opened = checkout.open(buyer, request);
        return desk.answer(
                opened.paymentId(),
                PATH + opened.purchaseId(),
                payment -> view(opened.purchaseId(), payment, Texts.bestOf(acceptLanguage)));
    }

    @GET
    @Transactional
    @Operation(operationId = "sales_listMySeatPurchases", summary = "What my company bought, the newest first")
    public Page<ExecutiveTransactionSummaryView> list(@Context UriInfo uri) {
        return LIST.list(
                uri,
                "e.partnerId = :owner",
                Map.of("owner", companies.require(caller.id()).id()),
                ExecutiveTransactionSummaryView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "sales_getMySeatPurchase",
            summary = "One purchase of my company, and what became of its seats")
    @APIResponse(responseCode = "200", description = "The purchase")
    public ExecutiveTransactionView get(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return view(id, Texts.bestOf(acceptLanguage));
    }

    @GET
    @Path("/{id}/explanation")
    @Transactional
    @Operation(
            operationId = "sales_explainMySeatPurchase",
            summary = "How the price of a purchase of my company came about")
    @APIResponse(responseCode = "200", description = "Every step to the total")
    public QuoteView explanation(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return QuoteView.of(own(id).quote(), texts, Texts.bestOf(acceptLanguage));
    }

    @POST
    @Path("/{id}/cancellation")
    @ResponseStatus(202)
    @Operation(
            operationId = "sales_cancelMySeatPurchase",
            summary = "Cancel a purchase of seats that is not paid",
            description = "The provider is asked first: what is paid meanwhile is paid.")
    @APIResponse(responseCode = "202", description = "Being cancelled")
    @APIResponse(responseCode = "409", description = "It is paid, or has ended")
    public ExecutiveTransactionView cancel(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        QuarkusTransaction.requiringNew().run(() -> own(id));
        cancellation.wish(ExecutivePayable.KIND, id, ExecutiveTransaction::lockById);
        return read(id, acceptLanguage);
    }

    private ExecutiveTransactionView read(UUID id, String acceptLanguage) {
        return QuarkusTransaction.requiringNew().call(() -> view(id, Texts.bestOf(acceptLanguage)));
    }

    private ExecutiveTransactionView view(UUID id, Locale locale) {
        return view(id, payments.latest(ExecutivePayable.KIND, id).orElse(null), locale);
    }

    private ExecutiveTransactionView view(UUID id, @Nullable PaymentInfo payment, Locale locale) {
        return ExecutiveTransactionView.of(own(id), payment, locale, clock.instant());
    }

    private ExecutiveTransaction own(UUID id) {
        return ExecutiveTransaction.requireOf(
                companies.requireOwner(caller.id()).id(), id);
    }
}
