package id.tm.sales.transaction;

import id.tm.platform.AppendOnly;
import id.tm.sales.ProductKind;
import id.tm.sales.entitlement.EntitlementGrant;
import id.tm.sales.pricing.QuoteLine;
import id.tm.sales.product.Product;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What was bought, as it was called and priced then. All amounts in rupiah. Table: transaction_item. */
@Entity
@Table(name = "transaction_item")
public class TransactionItem extends AppendOnly {

    @Column(updatable = false)
    public UUID transactionId;

    @Column(updatable = false)
    public int line;

    @Column(updatable = false)
    public UUID productId;

    @Column(updatable = false)
    public String sku;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public ProductKind kind;

    @Column(updatable = false)
    public String name;

    @Column(updatable = false)
    public String nameEn;

    @Column(updatable = false)
    public long listPrice;

    @Column(updatable = false)
    public long price;

    @Column(updatable = false)
    public long itemDiscount;

    /** Its share of what is taken off the purchase, vouchers included. */
    @Column(updatable = false)
    public long transactionDiscount;

    @Column(updatable = false)
    public long net;

    protected TransactionItem() {}

    TransactionItem(UUID transactionId, QuoteLine line) {
        this.transactionId = transactionId;
        this.line = line.line();
        this.productId = line.productId();
        this.sku = line.sku();
        this.kind = line.kind();
        this.name = line.name();
        this.nameEn = line.nameEn();
        this.listPrice = line.listPrice();
        this.price = line.price();
        this.itemDiscount = line.itemDiscount();
        this.transactionDiscount = line.transactionDiscount() + line.voucherDiscount();
        this.net = line.net();
    }

    /** What somebody who has paid it is given: one of it, of a bundle one of each part. */
    List<EntitlementGrant> grants(Transaction transaction) {
        List<EntitlementGrant> grants = new ArrayList<>();
        for (QuoteLine.Revenue revenue : transaction.quote().lines().get(line).revenue()) {
            grants.add(new EntitlementGrant(
                    transactionId,
                    id,
                    grants.size(),
                    transaction.userId,
                    Product.require(revenue.productId()),
                    revenue.amount()));
        }
        return grants;
    }

    public static List<TransactionItem> of(UUID transactionId) {
        return list("transactionId = ?1 order by line", transactionId);
    }
}
