package id.tm.sales.strengthtypology;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * One ST-30 test of a purchase, in rupiah. Its item and part are those of its entitlement, once there is one. Table:
 * strength_typology_transaction_items.
 */
@Entity
@Table(name = "strength_typology_transaction_items")
public class StrengthTypologyTransactionItem extends AppendOnly {

    @Column(updatable = false)
    public UUID strengthTypologyTransactionId;

    @Column(updatable = false)
    public UUID transactionItemId;

    @Column(updatable = false)
    public int part;

    @Column(updatable = false)
    public int line;

    @Column(updatable = false)
    public String sku;

    @Column(updatable = false)
    public String name;

    @Column(updatable = false)
    public String nameEn;

    @Column(updatable = false)
    public long price;

    @Column(updatable = false)
    public long discount;

    @Column(updatable = false)
    public long net;

    protected StrengthTypologyTransactionItem() {}

    StrengthTypologyTransactionItem(UUID purchaseId, UUID transactionItemId, StrengthTypologyTest test) {
        this.strengthTypologyTransactionId = purchaseId;
        this.transactionItemId = transactionItemId;
        this.part = test.part();
        this.line = test.line();
        this.sku = test.product().sku;
        this.name = test.product().name;
        this.nameEn = test.product().nameEn;
        this.price = test.price();
        this.discount = test.price() - test.net();
        this.net = test.net();
    }

    /** Those of all these purchases, in their order. */
    static List<StrengthTypologyTransactionItem> of(Collection<UUID> purchaseIds) {
        return purchaseIds.isEmpty()
                ? List.of()
                : list("strengthTypologyTransactionId in ?1 order by line, part", purchaseIds);
    }
}
