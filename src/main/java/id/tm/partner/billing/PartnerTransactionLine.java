package id.tm.partner.billing;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One thing an invoice charges for. Table: partner_transaction_lines. */
@Entity
@Table(name = "partner_transaction_lines")
public class PartnerTransactionLine extends BaseEntity {

    /** From 1, the order on paper. */
    @Column(updatable = false)
    public int position;

    @Column(updatable = false)
    public String description;

    @Column(updatable = false)
    public long quantity;

    /** Rupiah, before PPN. */
    @Column(updatable = false)
    public long unitPrice;

    /** Cannot overflow within the bounds that the request and the table set. */
    long amount() {
        return Math.multiplyExact(quantity, unitPrice);
    }
}
