package id.tm.sales.discount;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** What a discount took off a purchase. Table: discount_logs. */
@Entity
@Table(name = "discount_logs")
class DiscountLog extends AppendOnly {

    @Column(updatable = false)
    UUID discountId;

    @Column(updatable = false)
    UUID transactionId;

    /** Null where it is about the whole purchase. */
    @Column(updatable = false)
    Integer line;

    @Column(updatable = false)
    String sku;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    DiscountAct act;

    @Column(updatable = false)
    long amount;

    @Column(updatable = false)
    String cause;

    protected DiscountLog() {}

    DiscountLog(UUID transactionId, AppliedDiscount discount, DiscountAct act, String cause) {
        this.transactionId = transactionId;
        this.discountId = discount.discountId();
        this.line = discount.line();
        this.sku = discount.sku();
        this.amount = discount.amount();
        this.act = act;
        this.cause = cause;
    }

    static List<DiscountLog> of(UUID transactionId, DiscountAct act) {
        return list("transactionId = ?1 and act = ?2", transactionId, act);
    }

    AppliedDiscount applied() {
        return new AppliedDiscount(discountId, line, sku, amount);
    }
}
