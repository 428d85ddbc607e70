package id.tm.sales.product;

import static id.tm.sales.SalesError.PRODUCT_NOT_FOUND;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import id.tm.sales.ProductKind;
import id.tm.sales.SalesConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What is on sale now; nobody sees anything else here. */
@Path("/api/v1/products")
@Tag(name = "Products")
public class ProductResource {

    private static final ListSpec<Product> LIST = ListSpec.of(Product.class)
            .sortByNumber("position", product -> (long) product.position)
            .sortByNumber("price", Product::price)
            .defaultSort("position")
            .filterEnum("kind", "e.kind = :kind", ProductKind.class)
            .filterText("sku", "e.sku = :sku")
            .filterText("instrument", "e.instrument = :instrument");

    private final Clock clock;
    private final int cacheSeconds;

    ProductResource(Clock clock, SalesConfig config) {
        this.clock = clock;
        this.cacheSeconds = (int) config.catalogue().cacheFor().toSeconds();
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "sales_listProducts", summary = "What is on sale")
    @APIResponse(responseCode = "200", description = "One page, in the language of Accept-Language")
    public RestResponse<ProductPage> list(
            @Context UriInfo uri,
            @Context Request request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        Locale locale = Texts.bestOf(acceptLanguage);
        Page<Product> page = LIST.list(uri, Product.ON_SALE, Map.of("now", clock.instant()), product -> product);
        Map<UUID, List<ProductPart.Part>> parts = ProductPart.of(page.items());
        List<ProductView> views = page.items().stream()
                .map(product -> ProductView.of(product, parts.getOrDefault(product.id, List.of()), locale))
                .toList();
        return ETags.readInLanguage(request, new ProductPage(views, page.nextCursor()), cacheSeconds);
    }

    @GET
    @Path("/{slug}")
    @PermitAll
    @Transactional
    @Operation(operationId = "sales_getProduct", summary = "One product that is on sale")
    @APIResponse(responseCode = "200", description = "The product, in the language of Accept-Language")
    @APIResponse(responseCode = "308", description = "It has another address now, which Location names")
    public RestResponse<ProductView> get(
            @RestPath String slug,
            @Context Request request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        Instant now = clock.instant();
        Product product = Product.findOnSale(slug, now).orElseThrow(PRODUCT_NOT_FOUND::with);
        if (!product.slug().equals(slug)) {
            return RestResponse.ResponseBuilder.<ProductView>create(308)
                    .location(URI.create("/api/v1/products/" + product.slug()))
                    .build();
        }
        List<ProductPart.Part> parts = ProductPart.of(List.of(product)).getOrDefault(product.id, List.of());
        ProductView view = ProductView.of(product, parts, Texts.bestOf(acceptLanguage));
        return ETags.readInLanguage(request, view, cacheSeconds);
    }
}
