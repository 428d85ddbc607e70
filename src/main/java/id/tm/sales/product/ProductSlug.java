package id.tm.sales.product;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An address of a product, past or present. Table: product_slugs. */
@Entity
@Table(name = "product_slugs")
class ProductSlug extends AppendOnly {

    @Column(updatable = false)
    UUID productId;

    @Column(updatable = false)
    String slug;

    protected ProductSlug() {}

    ProductSlug(UUID productId, String slug) {
        this.productId = productId;
        this.slug = slug;
    }

    static Optional<ProductSlug> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    static List<ProductSlug> listBySlug(Collection<String> slugs) {
        return list("slug in ?1", slugs);
    }
}
