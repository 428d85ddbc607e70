package id.tm.sales.product;

import id.tm.platform.BaseEntity;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A product as part of a bundle. Table: product_parts. */
@Entity
@Table(name = "product_parts")
public class ProductPart extends BaseEntity {

    UUID bundleId;
    UUID partId;
    long weight;
    int position;

    /** A part with the product it is. */
    public record Part(UUID bundleId, Product product, long weight) {}

    protected ProductPart() {}

    ProductPart(UUID bundleId, UUID partId, long weight, int position) {
        this.bundleId = bundleId;
        this.partId = partId;
        this.weight = weight;
        this.position = position;
    }

    /** The parts of those products that are bundles, in their order. */
    public static Map<UUID, List<Part>> of(Collection<Product> products) {
        List<UUID> bundles = products.stream()
                .filter(product -> product.kind.isBundle())
                .map(product -> product.id)
                .toList();
        if (bundles.isEmpty()) return Map.of();
        return Panache.getEntityManager()
                .createQuery(
                        "select x.bundleId, p, x.weight from ProductPart x join Product p on p.id = x.partId"
                                + " where x.bundleId in :bundles order by x.bundleId, x.position",
                        Object[].class)
                .setParameter("bundles", bundles)
                .getResultStream()
                .map(row -> new Part((UUID) row[0], (Product) row[1], (long) row[2]))
                .collect(Collectors.groupingBy(Part::bundleId, LinkedHashMap::new, Collectors.toList()));
    }

    static void deleteOf(UUID bundleId) {
        delete("bundleId", bundleId);
    }
}
