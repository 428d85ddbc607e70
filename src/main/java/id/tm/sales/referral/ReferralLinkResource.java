package id.tm.sales.referral;

import id.tm.platform.http.ClientAddress;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What people pass on: leads to the website, and counts it. A code that brings nobody leads there as well. */
@Path("/r/{code}")
@Tag(name = "Referrals")
public class ReferralLinkResource {

    private final ReferralDoor door;

    ReferralLinkResource(ReferralDoor door) {
        this.door = door;
    }

    @GET
    @PermitAll
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "sales_followReferralLink", summary = "Follow a referral link")
    @APIResponse(responseCode = "302", description = "To the page of the website, with ?ref= for the code")
    @APIResponse(responseCode = "429", description = "Too many visits from one address")
    public Response follow(
            @RestPath String code,
            @RestQuery @DefaultValue("/") @Parameter(description = "A path of the website", example = "/products/st-30")
                    String to,
            @Context HttpServerRequest connection,
            @HeaderParam("User-Agent") @Parameter(hidden = true) String userAgent,
            @HeaderParam("Referer") @Parameter(hidden = true) String referrer,
            @CookieParam(ReferralVisits.COOKIE) @Parameter(hidden = true) String cookie) {
        String page = LandingPage.require("to", to);
        Optional<ReferralDoor.Entrance> entrance = door.enter(
                code,
                new ReferralVisits.Arrival(
                        Visitor.of(cookie),
                        ClientAddress.of(connection),
                        userAgent,
                        page,
                        LandingPage.referrer(referrer),
                        null));
        Response.ResponseBuilder answer =
                redirect(page, entrance.map(ReferralDoor.Entrance::code).orElse(null));
        entrance.ifPresent(each -> door.remember(answer, each.visitor()));
        return answer.build();
    }

    /** Looking is not visiting. */
    @HEAD
    @PermitAll
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response look(
            @RestPath String code, @RestQuery @DefaultValue("/") String to, @Context HttpServerRequest connection) {
        String page = LandingPage.require("to", to);
        return redirect(page, door.look(code, ClientAddress.of(connection)).orElse(null))
                .build();
    }

    private Response.ResponseBuilder redirect(String page, @Nullable String code) {
        String there = code == null ? page : LandingPage.with(page, "ref", code);
        return Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, door.site() + there)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex");
    }
}
