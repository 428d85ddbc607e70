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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

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
            .filterYesNo("active", "e.active = :active");

    private final ProductService products;

    ProductAdminResource(ProductService products) {
        this.products = products;
    }

    @GET
    @PermissionsAllowed("products:read")
    @Transactional
    @Operation(operationId = "sales_listAllProducts", summary = "All products, also those not on sale")
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
    @APIResponse(responseCode = "200", description = "The product")
    public RestResponse<ProductAdminView> get(@RestPath UUID id) {
        return answer(Product.require(id));
    }

    @POST
    @PermissionsAllowed("products:write")
    @Transactional
    @Operation(operationId = "sales_createProduct", summary = "Add a product")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "409", description = "There is, or was, one of this SKU or slug")
    @APIResponse(responseCode = "422", description = "Its kind needs something else")
    public RestResponse<ProductAdminView> create(@Valid @NotNull ProductRequest request) {
        Product product = products.create(request);
        return ETags.created("/api/v1/admin/products/" + product.id, ProductAdminView.of(product), product.version);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("products:write")
    @Transactional
    @Operation(operationId = "sales_replaceProduct", summary = "Change a product, its price, or when it is on sale")
    @APIResponse(responseCode = "200", description = "Changed; what was bought before keeps its price")
    @APIResponse(responseCode = "409", description = "Another product has, or had, this slug")
    @APIResponse(responseCode = "422", description = "Its kind needs something else, or SKU or kind would change")
    public RestResponse<ProductAdminView> replace(
            @RestPath UUID id, @Valid @NotNull ProductRequest request, @HeaderParam("If-Match") String ifMatch) {
        return answer(products.replace(id, ifMatch, request));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("products:write")
    @Transactional
    @Operation(
            operationId = "sales_withdrawProduct",
            summary = "Take a product off sale; it stays for those who have bought it")
    @APIResponse(responseCode = "200", description = "Not active any more")
    public RestResponse<ProductAdminView> withdraw(@RestPath UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(products.withdraw(id, ifMatch));
    }

    private static RestResponse<ProductAdminView> answer(Product product) {
        return ETags.ok(ProductAdminView.of(product), product.version);
    }
}
