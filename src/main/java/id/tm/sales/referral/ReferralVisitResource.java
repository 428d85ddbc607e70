package id.tm.sales.referral;

import static id.tm.sales.SalesError.REFERRAL_CODE_NOT_FOUND;

import id.tm.platform.http.ClientAddress;
import id.tm.platform.security.Caller;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the website tells us of visitors whose address names a referral code. */
@Path("/api/v1/referral-visits")
@Tag(name = "Referrals")
public class ReferralVisitResource {

    private final ReferralDoor door;
    private final Caller caller;

    ReferralVisitResource(ReferralDoor door, Caller caller) {
        this.door = door;
        this.caller = caller;
    }

    @POST
    @PermitAll
    @Operation(
            operationId = "sales_recordReferralVisit",
            summary = "Somebody came to the website by a referral (?ref=)",
            description = "Bots, and the same visitor again within half an hour, are not counted.")
    @APIResponse(responseCode = "204", description = "Noted; the visitor is known by a cookie from now on")
    @APIResponse(responseCode = "404", description = "There is no such code")
    @APIResponse(responseCode = "429", description = "Too many visits from one address")
    public Response record(
            @Valid @NotNull ReferralVisitRequest request,
            @Context HttpServerRequest connection,
            @HeaderParam("User-Agent") @Parameter(hidden = true) String userAgent,
            @CookieParam(ReferralVisits.COOKIE) @Parameter(hidden = true) String cookie) {
        UUID member = caller.find()
                .filter(who -> who.realm() == Realm.USERS)
                .map(Principal::id)
                .orElse(null);
        ReferralVisits.Arrival arrival = new ReferralVisits.Arrival(
                Visitor.of(cookie),
                ClientAddress.of(connection),
                userAgent,
                LandingPage.require("landingPage", request.landingPage()),
                LandingPage.referrer(request.referrer()),
                member);
        ReferralDoor.Entrance entrance = door.enter(request.code(), arrival).orElseThrow(REFERRAL_CODE_NOT_FOUND::with);
        return door.remember(Response.noContent(), entrance.visitor()).build();
    }
}
