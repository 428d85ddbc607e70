package id.tm.sales.executive;

import id.tm.sales.transaction.PurchaseStep;
import id.tm.sales.transaction.TransactionCause;
import id.tm.sales.transaction.TransactionState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of a purchase of seats. Table: executive_transaction_status. */
@Entity
@Table(name = "executive_transaction_status")
public class ExecutiveTransactionStatus extends PurchaseStep {

    @Column(updatable = false)
    public UUID executiveTransactionId;

    protected ExecutiveTransactionStatus() {}

    ExecutiveTransactionStatus(
            UUID purchaseId, @Nullable TransactionState from, TransactionState to, TransactionCause because) {
        super(from, to, because);
        this.executiveTransactionId = purchaseId;
    }

    static List<ExecutiveTransactionStatus> of(UUID purchaseId) {
        return list("executiveTransactionId = ?1 order by createdAt, id", purchaseId);
    }
}
