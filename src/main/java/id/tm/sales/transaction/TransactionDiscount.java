package id.tm.sales.transaction;

import id.tm.platform.AppendOnly;
import id.tm.sales.pricing.AppliedRule;
import id.tm.sales.pricing.PriceStep;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;

/** What one rule takes off a purchase as a whole. Table: transaction_discounts. */
@Entity
@Table(name = "transaction_discounts")
public class TransactionDiscount extends AppendOnly {

    @Column(updatable = false)
    public UUID transactionId;

    @Column(updatable = false)
    public int position;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public PriceStep step;

    /** The discount, the voucher or the rule of referrals; null for a purchase of the old system. */
    @Column(updatable = false)
    public UUID ruleId;

    @Column(updatable = false)
    public String code;

    /** Rupiah. */
    @Column(updatable = false)
    public long amount;

    protected TransactionDiscount() {}

    TransactionDiscount(UUID transactionId, int position, AppliedRule rule) {
        this.transactionId = transactionId;
        this.position = position;
        this.step = rule.step();
        this.ruleId = rule.ruleId();
        this.code = rule.code();
        this.amount = -rule.change();
    }
}
