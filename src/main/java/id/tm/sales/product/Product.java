package id.tm.sales.product;

import static id.tm.sales.SalesError.PRODUCT_NOT_FOUND;

import id.tm.platform.BaseEntity;
import id.tm.platform.time.EntityClock;
import id.tm.sales.Period;
import id.tm.sales.ProductKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something that is sold. Table: products. */
@Entity
@Table(name = "products")
public class Product extends BaseEntity {

    /** HQL over {@code e}: on sale at {@code :now}, and so are all its parts. */
    static final String ON_SALE = "e.active and e.sellsFrom <= :now and (e.sellsUntil is null or e.sellsUntil > :now)"
            + " and not exists (select 1 from ProductPart x join Product p on p.id = x.partId where x.bundleId = e.id"
            + " and not (p.active and p.sellsFrom <= :now and (p.sellsUntil is null or p.sellsUntil > :now)))";

    @Column(updatable = false)
    public String sku;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    public ProductKind kind;

    public String name;
    public String nameEn;

    /** HTML, sanitised. */
    public String description;

    public String descriptionEn;
    public Instant sellsFrom;
    public Instant sellsUntil;
    public int position;

    /** Addresses. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> images = new ArrayList<>();

    /** The test that it entitles to. */
    public String instrument;

    /** The service that it entitles to, such as a consultation. */
    public String service;

    /** Somebody looks at a document of the buyer before it can be used. */
    public boolean needsDocument;

    private String slug;
    private long price;
    private boolean active;

    public static Product require(UUID id) {
        return Product.<Product>findByIdOptional(id).orElseThrow(PRODUCT_NOT_FOUND::with);
    }

    /** In any order, on sale or not; those that there are not are left out. */
    public static List<Product> listBySku(Collection<String> skus) {
        return list("sku in ?1", skus);
    }

    /** Those of them that can be bought now. */
    public static List<Product> listOnSale(Collection<String> skus, Instant now) {
        return find("from Product e where e.sku in :skus and " + ON_SALE, Map.of("skus", skus, "now", now))
                .list();
    }

    /** The test of that instrument that can be bought alone now; of several the first in the list. */
    public static Optional<Product> findTestOnSale(String instrument, Instant now) {
        return find(
                        "from Product e where e.kind = :kind and e.instrument = :instrument and " + ON_SALE
                                + " order by e.position, e.id",
                        Map.of("kind", ProductKind.ASSESSMENT, "instrument", instrument, "now", now))
                .firstResultOptional();
    }

    /** The same for many: those of an instrument in the order of the list. */
    public static List<Product> listTestsOnSale(Collection<String> instruments, Instant now) {
        return find(
                        "from Product e where e.kind = :kind and e.instrument in :instruments and " + ON_SALE
                                + " order by e.position, e.id",
                        Map.of("kind", ProductKind.ASSESSMENT, "instruments", instruments, "now", now))
                .list();
    }

    /** By the slug it has or had. */
    static Optional<Product> findOnSale(String slug, Instant now) {
        return find(
                        "from Product e where e.id = (select s.productId from ProductSlug s where s.slug = :slug) and "
                                + ON_SALE,
                        Map.of("slug", slug, "now", now))
                .firstResultOptional();
    }

    public String slug() {
        return slug;
    }

    public long price() {
        return price;
    }

    public boolean isActive() {
        return active;
    }

    public String name(Locale locale) {
        return "en".equals(locale.getLanguage()) && nameEn != null ? nameEn : name;
    }

    String description(Locale locale) {
        return "en".equals(locale.getLanguage()) && descriptionEn != null ? descriptionEn : description;
    }

    void sell(long newPrice, boolean nowActive, Period period) {
        price = newPrice;
        active = nowActive;
        sellsFrom = period.from();
        sellsUntil = period.until();
    }

    void withdraw() {
        active = false;
    }

    void moveTo(String newSlug) {
        slug = newSlug;
    }

    /** A change of the parts alone is a change of the bundle too: its version must move. */
    void touch() {
        updatedAt = EntityClock.now();
    }
}
