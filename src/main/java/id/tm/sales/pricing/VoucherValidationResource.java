package id.tm.sales.pricing;

import id.tm.platform.problem.Texts;
import id.tm.platform.security.Caller;
import id.tm.sales.voucher.Buyers;
import id.tm.sales.voucher.CodeTries;
import id.tm.sales.voucher.Vouchers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stands here as a voucher is tried by pricing the basket with it. */
@Path("/api/v1/me/vouchers/validation")
@RolesAllowed("member")
@Tag(name = "Vouchers")
public class VoucherValidationResource {

    private final Quotes quotes;
    private final Buyers buyers;
    private final CodeTries tries;
    private final Texts texts;
    private final Caller caller;
    private final Clock clock;

    VoucherValidationResource(Quotes quotes, Buyers buyers, CodeTries tries, Texts texts, Caller caller, Clock clock) {
        this.quotes = quotes;
        this.buyers = buyers;
        this.tries = tries;
        this.texts = texts;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Operation(operationId = "sales_validateVoucher", summary = "Try a voucher on a basket; nothing is reserved")
    @APIResponse(responseCode = "200", description = "What it takes off, or why it cannot be used")
    @APIResponse(responseCode = "422", description = "A product is not on sale")
    @APIResponse(responseCode = "429", description = "Too many codes were tried")
    public VoucherValidationView validate(
            @Valid @NotNull VoucherValidationRequest request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        QuoteOrder order = request.order();
        tries.count(caller.id().toString(), order.codes());
        Quote quote = quotes.price(order, buyers.of(caller.id()), clock.instant());
        return VoucherValidationView.of(
                Vouchers.normalised(request.code()), quote, texts, Texts.bestOf(acceptLanguage));
    }
}
