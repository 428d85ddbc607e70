package id.tm.sales.transaction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One step of what somebody buys for themselves. Table: transaction_status. */
@Entity
@Table(name = "transaction_status")
public class TransactionStatus extends PurchaseStep {

    @Column(updatable = false)
    public UUID transactionId;

    protected TransactionStatus() {}

    TransactionStatus(
            UUID transactionId, @Nullable TransactionState from, TransactionState to, TransactionCause because) {
        super(from, to, because);
        this.transactionId = transactionId;
    }

    static List<TransactionStatus> of(UUID transactionId) {
        return list("transactionId = ?1 order by createdAt, id", transactionId);
    }

    /** As what imported purchases came here, by their ids. */
    static Map<UUID, TransactionState> imported(Collection<UUID> transactionIds) {
        return TransactionStatus.<TransactionStatus>list("transactionId in ?1 and fromStatus is null", transactionIds)
                .stream()
                .collect(Collectors.toMap(each -> each.transactionId, each -> each.toStatus));
    }
}
