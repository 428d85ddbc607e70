package id.tm.sales.referral;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.sales.product.KnownSkus;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/referral-rules")
@Tag(name = "Referrals")
public class ReferralRuleAdminResource {

    private static final ListSpec<ReferralRule> LIST = ListSpec.of(ReferralRule.class)
            .sortByInstant("createdAt", rule -> rule.createdAt)
            .sortByInstant("effectiveFrom", rule -> rule.period().from())
            .filterText("tier", "e.tier = :tier")
            .filterText("sku", "e.sku = :sku")
            .filterInstant(
                    "inEffectAt",
                    "e.effectiveFrom <= :inEffectAt and (e.effectiveUntil is null or e.effectiveUntil > :inEffectAt)");

    private final Clock clock;

    ReferralRuleAdminResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("referral-rules:read")
    @Transactional
    @Operation(operationId = "sales_listReferralRules", summary = "What referrals earn and bring, now and ever")
    public Page<ReferralRuleView> list(@Context UriInfo uri) {
        return LIST.list(uri, ReferralRuleView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("referral-rules:read")
    @Transactional
    @Operation(operationId = "sales_getReferralRule", summary = "One rule of referrals")
    @APIResponse(responseCode = "200", description = "The rule")
    public RestResponse<ReferralRuleView> get(@RestPath UUID id) {
        return answer(ReferralRule.require(id));
    }

    @POST
    @PermissionsAllowed("referral-rules:write")
    @Transactional
    @Operation(
            operationId = "sales_createReferralRule",
            summary = "Add a rule of referrals",
            description = "For each product the most specific one counts: of product and tier, of the product, of the"
                    + " tier, of all. Two for the same product and tier are not in effect at once.")
    @APIResponse(responseCode = "201", description = "Added")
    @APIResponse(responseCode = "409", description = "Another one for the same is in effect then")
    @APIResponse(responseCode = "422", description = "There is no product of that SKU")
    public RestResponse<ReferralRuleView> create(@Valid @NotNull ReferralRuleRequest request) {
        ReferralRule rule = new ReferralRule();
        write(rule, request, clock.instant());
        rule.persistAndFlush();
        return ETags.created("/api/v1/admin/referral-rules/" + rule.id, ReferralRuleView.of(rule), rule.version);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("referral-rules:write")
    @Transactional
    @Operation(operationId = "sales_replaceReferralRule", summary = "Change a rule that nothing was bought by yet")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "409", description = "Something was bought by it, or another one is in effect then")
    @APIResponse(responseCode = "422", description = "There is no product of that SKU")
    public RestResponse<ReferralRuleView> replace(
            @RestPath UUID id, @Valid @NotNull ReferralRuleRequest request, @HeaderParam("If-Match") String ifMatch) {
        ReferralRule rule = ReferralRule.lock(id);
        ETags.requireMatch(ifMatch, rule.version);
        rule.requireUnused();
        write(rule, request, rule.createdAt);
        Panache.getEntityManager().flush();
        return answer(rule);
    }

    @POST
    @Path("/{id}/ending")
    @PermissionsAllowed("referral-rules:write")
    @Transactional
    @Operation(
            operationId = "sales_endReferralRule",
            summary = "End a rule; what was bought by it keeps its commissions")
    @APIResponse(responseCode = "200", description = "It ends then")
    @APIResponse(responseCode = "409", description = "Another one for the same is in effect by then")
    public RestResponse<ReferralRuleView> end(
            @RestPath UUID id,
            @Valid @NotNull ReferralRuleEndRequest request,
            @HeaderParam("If-Match") String ifMatch) {
        ReferralRule rule = ReferralRule.lock(id);
        ETags.requireMatch(ifMatch, rule.version);
        rule.end(request.moment(clock.instant(), rule.period()));
        Panache.getEntityManager().flush();
        return answer(rule);
    }

    private static void write(ReferralRule rule, ReferralRuleRequest request, Instant since) {
        if (request.sku() != null) KnownSkus.require(List.of(request.sku()));
        request.applyTo(rule, since);
    }

    private static RestResponse<ReferralRuleView> answer(ReferralRule rule) {
        return ETags.ok(ReferralRuleView.of(rule), rule.version);
    }
}
