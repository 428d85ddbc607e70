package id.tm.sales.transaction;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One step of a purchase, written with it. Table: transaction_status. */
@Entity
@Table(name = "transaction_status")
public class TransactionStatus extends AppendOnly {

    @Column(updatable = false)
    public UUID transactionId;

    /** Null at the checkout, and at the import. */
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public TransactionState fromStatus;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public TransactionState toStatus;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public TransactionSource source;

    @Column(updatable = false)
    public String cause;

    @Column(updatable = false)
    public UUID adminId;

    protected TransactionStatus() {}

    TransactionStatus(
            UUID transactionId, @Nullable TransactionState from, TransactionState to, TransactionCause because) {
        this.transactionId = transactionId;
        this.fromStatus = from;
        this.toStatus = to;
        this.source = because.source();
        this.cause = because.words();
        this.adminId = because.adminId();
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
