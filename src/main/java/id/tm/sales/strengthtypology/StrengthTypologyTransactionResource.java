package id.tm.sales.strengthtypology;

import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import id.tm.platform.security.Caller;
import id.tm.sales.referral.ReferralVisits;
import id.tm.sales.transaction.CheckoutDesk;
import id.tm.sales.transaction.TransactionView;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The ST-30 tests that the caller buys. */
@Path("/api/v1/me/strength-typology-transactions")
@Tag(name = "ST-30 purchases")
@RolesAllowed("member")
public class StrengthTypologyTransactionResource {

    private static final ListSpec<StrengthTypologyTransaction> LIST = StrengthTypologyQueries.list();

    private final StrengthTypologyPurchases purchases;
    private final CheckoutDesk desk;
    private final Caller caller;

    StrengthTypologyTransactionResource(StrengthTypologyPurchases purchases, CheckoutDesk desk, Caller caller) {
        this.purchases = purchases;
        this.desk = desk;
        this.caller = caller;
    }

    @POST
    @IdempotencyRequired
    @Operation(
            operationId = "sales_checkOutStrengthTypology",
            summary = "Buy the ST-30 that is on sale",
            description = "The answer is the purchase; its tests are listed here by its id as transactionId.")
    @APIResponse(responseCode = "201", description = "Where to pay; what is free is paid")
    @APIResponse(
            responseCode = "202",
            description = "The provider has not answered yet: read the purchase again in a moment")
    @APIResponse(responseCode = "409", description = "A voucher is used up")
    @APIResponse(responseCode = "422", description = "Not on sale, or a voucher cannot be used for it")
    public RestResponse<TransactionView> checkOut(
            @Valid @NotNull StrengthTypologyCheckoutRequest request,
            @CookieParam(ReferralVisits.COOKIE) @Parameter(hidden = true) String visitor,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return desk.checkOut(caller.id(), request.of(purchases.skuOnSale()), visitor, Texts.bestOf(acceptLanguage));
    }

    @GET
    @Transactional
    @Operation(
            operationId = "sales_listMyStrengthTypologyTransactions",
            summary = "My ST-30 purchases, the newest first")
    public Page<StrengthTypologyTransactionView> list(
            @Context UriInfo uri, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return StrengthTypologyQueries.page(
                LIST, uri, "e.userId = :owner", Map.of("owner", caller.id()), Texts.bestOf(acceptLanguage));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "sales_getMyStrengthTypologyTransaction", summary = "One ST-30 purchase of mine")
    @APIResponse(responseCode = "200", description = "Its tests, and how far their use has come")
    public StrengthTypologyTransactionView get(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return StrengthTypologyQueries.view(
                StrengthTypologyTransaction.requireOf(caller.id(), id), Texts.bestOf(acceptLanguage));
    }
}
