package id.tm.sales.discount;

import static id.tm.sales.SalesError.DISCOUNT_NOT_FOUND;

import id.tm.platform.BaseEntity;
import id.tm.sales.Period;
import id.tm.sales.ProductKind;
import id.tm.sales.Reduction;
import id.tm.sales.ReductionKind;
import id.tm.sales.Scope;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A reduction that everybody gets. Table: discounts. */
@Entity
@Table(name = "discounts")
public class Discount extends BaseEntity {

    /** HQL over {@code e}: in effect at {@code :now}. */
    static final String IN_EFFECT =
            "e.active and e.validFrom <= :now and (e.validUntil is null or e.validUntil > :now)";

    public String code;
    public String name;

    @Enumerated(EnumType.STRING)
    private ReductionKind kind;

    private BigDecimal percent;
    private Long cap;
    private Long amount;
    private long minPurchase;

    @Enumerated(EnumType.STRING)
    public DiscountScope appliesTo;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> products = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ProductKind> kinds = new ArrayList<>();

    private Instant validFrom;
    private Instant validUntil;
    public boolean active;

    static Discount require(UUID id) {
        return Discount.<Discount>findByIdOptional(id).orElseThrow(DISCOUNT_NOT_FOUND::with);
    }

    static List<Discount> listInEffect(Instant now) {
        return find("from Discount e where " + IN_EFFECT, Map.of("now", now)).list();
    }

    void reduce(Reduction by, long fromPurchase, Scope scope, Period period) {
        kind = by.kind();
        percent = by.percent();
        cap = by.cap();
        amount = by.amount();
        minPurchase = fromPurchase;
        products = new ArrayList<>(scope.products());
        kinds = new ArrayList<>(scope.kinds());
        validFrom = period.from();
        validUntil = period.until();
    }

    Reduction reduction() {
        return new Reduction(kind, percent, cap, amount);
    }

    Scope scope() {
        return new Scope(products, kinds);
    }

    Period period() {
        return new Period(validFrom, validUntil);
    }

    long minPurchase() {
        return minPurchase;
    }

    DiscountTerms terms() {
        return new DiscountTerms(id, code, reduction(), appliesTo, minPurchase, scope());
    }
}
