package id.tm.partner.billing;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** One move of an invoice, written with it. Table: partner_transaction_histories. */
@Entity
@Table(name = "partner_transaction_histories")
public class PartnerTransactionHistory extends AppendOnly {

    @Column(updatable = false)
    public UUID transactionId;

    /** Null where the invoice was drawn up; the same as {@code toStatus} where only its due date moved. */
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public PartnerTransactionStatus fromStatus;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public PartnerTransactionStatus toStatus;

    /** Null when the service did it by itself. */
    @Column(updatable = false)
    public UUID adminId;

    @Column(updatable = false)
    public String reason;

    static void record(
            UUID transactionId,
            PartnerTransactionStatus from,
            PartnerTransactionStatus to,
            UUID adminId,
            String reason) {
        PartnerTransactionHistory move = new PartnerTransactionHistory();
        move.transactionId = transactionId;
        move.fromStatus = from;
        move.toStatus = to;
        move.adminId = adminId;
        move.reason = reason;
        move.persist();
    }

    static List<PartnerTransactionHistory> of(UUID transactionId) {
        return list("transactionId = ?1 order by createdAt, id", transactionId);
    }
}
