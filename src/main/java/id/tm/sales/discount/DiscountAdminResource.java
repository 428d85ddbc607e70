package id.tm.sales.discount;

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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/discounts")
@Tag(name = "Discounts")
public class DiscountAdminResource {

    private static final ListSpec<Discount> LIST = ListSpec.of(Discount.class)
            .sortByInstant("createdAt", discount -> discount.createdAt)
            .sortByText("code", discount -> discount.code)
            .filterText("code", "e.code = :code")
            .filterEnum("appliesTo", "e.appliesTo = :appliesTo", DiscountScope.class)
            .filterInstant(
                    "inEffectAt",
                    "e.active and e.validFrom <= :inEffectAt and (e.validUntil is null or e.validUntil > :inEffectAt)")
            .filterYesNo("active", "e.active = :active");

    private static final ListSpec<DiscountLog> LOGS =
            ListSpec.of(DiscountLog.class, log -> log.id).sortByInstant("createdAt", log -> log.createdAt);

    private final Clock clock;

    DiscountAdminResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("discounts:read")
    @Transactional
    @Operation(operationId = "sales_listDiscounts", summary = "Discounts, in effect or not")
    public Page<DiscountView> list(@Context UriInfo uri) {
        return LIST.list(uri, DiscountView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("discounts:read")
    @Transactional
    @Operation(operationId = "sales_getDiscount", summary = "One discount")
    @APIResponse(responseCode = "200", description = "The discount")
    public RestResponse<DiscountView> get(@RestPath UUID id) {
        return answer(Discount.require(id));
    }

    @POST
    @PermissionsAllowed("discounts:write")
    @Transactional
    @Operation(operationId = "sales_createDiscount", summary = "Add a discount")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "409", description = "There is one of this code")
    @APIResponse(responseCode = "422", description = "There is no product of that SKU")
    public RestResponse<DiscountView> create(@Valid @NotNull DiscountRequest request) {
        Discount discount = new Discount();
        KnownSkus.require(request.products());
        request.applyTo(discount, clock.instant());
        discount.persistAndFlush();
        return ETags.created("/api/v1/admin/discounts/" + discount.id, DiscountView.of(discount), discount.version);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("discounts:write")
    @Transactional
    @Operation(operationId = "sales_replaceDiscount", summary = "Change a discount, or end it")
    @APIResponse(responseCode = "200", description = "Changed; what was bought before keeps its price")
    @APIResponse(responseCode = "409", description = "There is another one of this code")
    @APIResponse(responseCode = "422", description = "There is no product of that SKU")
    public RestResponse<DiscountView> replace(
            @RestPath UUID id, @Valid @NotNull DiscountRequest request, @HeaderParam("If-Match") String ifMatch) {
        Discount discount = Discount.require(id);
        ETags.requireMatch(ifMatch, discount.version);
        KnownSkus.require(request.products());
        request.applyTo(discount, discount.createdAt);
        Panache.getEntityManager().flush();
        return answer(discount);
    }

    @GET
    @Path("/{id}/logs")
    @PermissionsAllowed("discounts:read")
    @Transactional
    @Operation(operationId = "sales_listDiscountLogs", summary = "Which purchases a discount made cheaper")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<DiscountLogView> logs(@RestPath UUID id, @Context UriInfo uri) {
        UUID discount = Discount.require(id).id;
        return LOGS.list(uri, "e.discountId = :discount", Map.of("discount", discount), DiscountLogView::of);
    }

    private static RestResponse<DiscountView> answer(Discount discount) {
        return ETags.ok(DiscountView.of(discount), discount.version);
    }
}
