package id.tm.sales.product;

import static id.tm.sales.SalesError.SKU_FIXED;
import static id.tm.sales.SalesError.SLUG_TAKEN;
import static id.tm.sales.SalesError.UNKNOWN_SKU;

import id.tm.platform.http.ETags;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the back office does with products. */
@ApplicationScoped
class ProductService {

    private final Clock clock;

    ProductService(Clock clock) {
        this.clock = clock;
    }

    @Transactional
    Product create(ProductRequest request) {
        request.requireComplete();
        Product product = new Product();
        product.sku = request.sku();
        product.kind = request.kind();
        request.applyTo(product, clock.instant());
        product.moveTo(request.slug());
        product.persistAndFlush();
        keepSlug(product);
        replaceParts(product, request.parts());
        Panache.getEntityManager().flush();
        return product;
    }

    @Transactional
    Product replace(UUID id, String ifMatch, ProductRequest request) {
        Product product = Product.require(id);
        ETags.requireMatch(ifMatch, product.version);
        if (!product.sku.equals(request.sku()) || product.kind != request.kind()) throw SKU_FIXED.with();
        request.requireComplete();
        request.applyTo(product, product.createdAt);
        product.moveTo(request.slug());
        keepSlug(product);
        replaceParts(product, request.parts());
        Panache.getEntityManager().flush();
        return product;
    }

    /** Takes it off sale; it stays for whoever has bought it. */
    @Transactional
    Product withdraw(UUID id, String ifMatch) {
        Product product = Product.require(id);
        ETags.requireMatch(ifMatch, product.version);
        product.withdraw();
        Panache.getEntityManager().flush();
        return product;
    }

    private static void keepSlug(Product product) {
        Optional<ProductSlug> known = ProductSlug.findBySlug(product.slug());
        if (known.isEmpty()) new ProductSlug(product.id, product.slug()).persist();
        else if (!known.get().productId.equals(product.id)) throw SLUG_TAKEN.with();
    }

    private static void replaceParts(Product bundle, List<ProductPartRequest> wanted) {
        List<ProductPart.Part> present = ProductPart.of(List.of(bundle)).getOrDefault(bundle.id, List.of());
        List<ProductPartRequest> now = present.stream()
                .map(part -> new ProductPartRequest(part.product().sku, part.weight()))
                .toList();
        if (now.equals(wanted)) return;
        List<Product> products =
                Product.listBySku(wanted.stream().map(ProductPartRequest::sku).toList());
        Map<String, Product> bySku =
                products.stream().collect(Collectors.toMap(product -> product.sku, Function.identity()));
        List<ProductPart> parts = new ArrayList<>();
        for (ProductPartRequest part : wanted) {
            Product product = bySku.get(part.sku());
            if (product == null) throw UNKNOWN_SKU.with(part.sku());
            if (product.kind.isBundle()) throw ProductRequest.incomplete("parts", "no bundles");
            parts.add(new ProductPart(bundle.id, product.id, part.weight(), parts.size()));
        }
        ProductPart.deleteOf(bundle.id);
        parts.forEach(part -> part.persist());
        bundle.touch();
    }
}
