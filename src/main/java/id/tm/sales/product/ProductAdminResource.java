package id.tm.sales.product;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.sales.ProductKind;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/admin/products")
@Tag(name = "Products")
public class ProductAdminResource {

    private static final ListSpec<Product> LIST = ListSpec.of(Product.class)
            .sortByNumber("position", product -> (long) product.position)
            .sortByNumber("price", Product::price)
            .sortByText("sku", product -> product.sku)
            .sortByInstant("createdAt", product -> product.createdAt)
            .defaultSort("position")
            .filterEnum("kind", "e.kind = :kind", ProductKind.class)
            .filterText("sku", "e.sku = :sku")
            .filterText("slug", "e.slug = :slug")
            .filter("active", "e.active = :active", ProductAdminResource::yesOrNo);

    private final ProductService products;

    ProductAdminResource(ProductService products) {
        this.products = products;
    }

    @GET
    @PermissionsAllowed("products:read")
    @Transactional
    @Operation(operationId = "sales_listAllProducts", summary = "All products, also those not on sale")
    @APIResponse(responseCode = "200", description = "One page")
    public Page<ProductAdminView> list(@Context UriInfo uri) {
        Page<Product> page = LIST.list(uri, product -> product);
        Map<UUID, List<ProductPart.Part>> parts = ProductPart.of(page.items());
        return new Page<>(
                page.items().stream()
                        .map(product -> ProductAdminView.of(product, parts.getOrDefault(product.id, List.of())))
                        .toList(),
                page.nextCursor());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("products:read")
    @Transactional
    @Operation(operationId = "sales_getAnyProduct", summary = "One product, on sale or not")
    @APIResponse(
            responseCode = "200",
            description = "The product",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ProductAdminView.class)))
    public Response get(@RestPath UUID id) {
        return answer(Product.require(id));
    }

    @POST
    @PermissionsAllowed("products:write")
    @Transactional
    @Operation(operationId = "sales_createProduct", summary = "Add a product")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ProductAdminView.class)))
    @APIResponse(responseCode = "409", description = "There is, or was, one of this SKU or slug")
    @APIResponse(responseCode = "422", description = "Its kind needs something else")
    public Response create(@Valid @NotNull ProductRequest request) {
        Product product = products.create(request);
        return Response.created(URI.create("/api/v1/admin/products/" + product.id))
                .tag(new EntityTag(Integer.toString(product.version)))
                .entity(ProductAdminView.of(product))
                .build();
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("products:write")
    @Transactional
    @Operation(operationId = "sales_replaceProduct", summary = "Change a product, its price, or when it is on sale")
    @APIResponse(
            responseCode = "200",
            description = "Changed; what was bought before keeps its price",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ProductAdminView.class)))
    @APIResponse(responseCode = "409", description = "Another product has, or had, this slug")
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    @APIResponse(responseCode = "422", description = "Its kind needs something else, or SKU or kind would change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response replace(
            @RestPath UUID id,
            @Valid @NotNull ProductRequest request,
            @HeaderParam("If-Match") @Parameter(description = "The ETag it was read with") String ifMatch) {
        return answer(products.replace(id, ifMatch, request));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("products:write")
    @Transactional
    @Operation(
            operationId = "sales_withdrawProduct",
            summary = "Take a product off sale; it stays for those who have bought it")
    @APIResponse(
            responseCode = "200",
            description = "Not active any more",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ProductAdminView.class)))
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response withdraw(
            @RestPath UUID id,
            @HeaderParam("If-Match") @Parameter(description = "The ETag it was read with") String ifMatch) {
        return answer(products.withdraw(id, ifMatch));
    }

    private static Response answer(Product product) {
        return ETags.ok(ProductAdminView.of(product), product.version);
    }

    private static Object yesOrNo(String text) {
        if (!text.matches("true|false")) throw new IllegalArgumentException();
        return Boolean.valueOf(text);
    }
}
