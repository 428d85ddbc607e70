package id.tm.sales.pricing;

import id.tm.platform.http.ClientAddress;
import id.tm.platform.problem.Texts;
import id.tm.platform.security.Caller;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.sales.referral.Referral;
import id.tm.sales.referral.ReferralBenefit;
import id.tm.sales.referral.ReferralVisits;
import id.tm.sales.referral.Referrals;
import id.tm.sales.voucher.Buyer;
import id.tm.sales.voucher.Buyers;
import id.tm.sales.voucher.CodeTries;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/pricing/quotes")
@Tag(name = "Products")
public class QuoteResource {

    private final Quotes quotes;
    private final Buyers buyers;
    private final Referrals referrals;
    private final ReferralVisits visits;
    private final CodeTries tries;
    private final Texts texts;
    private final Caller caller;
    private final Clock clock;

    QuoteResource(
            Quotes quotes,
            Buyers buyers,
            Referrals referrals,
            ReferralVisits visits,
            CodeTries tries,
            Texts texts,
            Caller caller,
            Clock clock) {
        this.quotes = quotes;
        this.buyers = buyers;
        this.referrals = referrals;
        this.visits = visits;
        this.tries = tries;
        this.texts = texts;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @PermitAll
    @Operation(
            operationId = "sales_quotePrice",
            summary = "What a basket costs, and why",
            description = "Of somebody who is logged in also limits per person are looked at. Nothing is reserved.")
    @APIResponse(responseCode = "200", description = "Every step to the total, and why a code is refused")
    @APIResponse(
            responseCode = "422",
            description = "Not on sale, or not by the seat, the channel takes no such amount, or the referral code"
                    + " brings nobody")
    @APIResponse(responseCode = "429", description = "Too many codes were tried")
    public QuoteView quote(
            @Valid @NotNull QuoteRequest request,
            @Context HttpServerRequest connection,
            @CookieParam(ReferralVisits.COOKIE) @Parameter(hidden = true) String visitor,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        Optional<UUID> member =
                caller.find().filter(who -> who.realm() == Realm.USERS).map(Principal::id);
        tries.count(member.map(UUID::toString).orElseGet(() -> ClientAddress.of(connection)), request.triedCodes());
        Buyer buyer = member.map(buyers::of).orElse(Buyer.ANYBODY);
        member.ifPresent(who -> visits.recognise(visitor, who));
        Quote quote =
                quotes.price(request.order(benefits(request, member.orElse(null), visitor)), buyer, clock.instant());
        return QuoteView.of(quote, texts, Texts.bestOf(acceptLanguage));
    }

    private List<ReferralBenefit> benefits(QuoteRequest request, @Nullable UUID member, @Nullable String visitor) {
        return referrals
                .find(member, request.referralCode(), visitor, request.skus(), clock.instant())
                .map(Referral::benefits)
                .orElse(List.of());
    }
}
