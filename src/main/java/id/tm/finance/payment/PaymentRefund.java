package id.tm.finance.payment;

import id.tm.finance.Sale;
import id.tm.finance.gateway.RefundOrder;
import id.tm.platform.work.WorkItem;
import id.tm.platform.work.WorkQueue;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Money of a payment that goes back. Whoever ends one holds the lock of its payment. Table: payment_refunds. */
@Entity
@Table(name = "payment_refunds")
class PaymentRefund extends WorkItem {

    static final WorkQueue QUEUE = new WorkQueue("payment_refunds", "REQUESTED", "SENDING", "SENDING", "FAILED");

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    RefundState state = RefundState.REQUESTED;

    @Column(updatable = false)
    UUID paymentId;

    @Column(updatable = false)
    String key;

    @Column(updatable = false)
    long amount;

    @Column(updatable = false)
    String reason;

    /** What of the sale goes back; null until it has gone back when each part is to give its share. */
    @JdbcTypeCode(SqlTypes.JSON)
    Sale sale;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    RefundKind kind;

    /** Who paid a transfer out; null when it left our own bank account. */
    String payoutProvider;

    @Column(updatable = false)
    boolean automatic;

    @Column(updatable = false)
    String providerReference;

    @Column(updatable = false)
    Instant endedAt;

    static List<PaymentRefund> of(UUID paymentId) {
        return list("paymentId = ?1 order by createdAt, id", paymentId);
    }

    static Optional<PaymentRefund> find(UUID paymentId, String key) {
        return find("paymentId = ?1 and key = ?2", paymentId, key).firstResultOptional();
    }

    static Optional<PaymentRefund> findByKey(String key) {
        return find("key", key).firstResultOptional();
    }

    static List<PaymentRefund> succeeded(UUID paymentId) {
        return list("paymentId = ?1 and state = ?2 order by createdAt, id", paymentId, RefundState.SUCCEEDED);
    }

    /** Rupiah that are on their way back, or owed. */
    static long pending(UUID paymentId) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(sum(r.amount), 0) from PaymentRefund r where r.paymentId = :payment"
                                + " and r.state in :open",
                        Long.class)
                .setParameter("payment", paymentId)
                .setParameter("open", List.of(RefundState.REQUESTED, RefundState.SENDING, RefundState.OWED))
                .getSingleResult();
    }

    boolean isOpen() {
        return state == RefundState.REQUESTED || state == RefundState.SENDING || state == RefundState.OWED;
    }

    /** Ends it, or makes it OWED; false when it had ended before. */
    boolean become(RefundState next, String reference, String error, Instant now) {
        boolean ended = next != RefundState.OWED;
        int changed = Panache.getEntityManager()
                .createNativeQuery("update payment_refunds set state = :state, lease_until = null, fence = fence + 1,"
                        + " provider_reference = coalesce(cast(:reference as text), provider_reference),"
                        + " last_error = cast(:error as text), ended_at = case when :ended then cast(:now as timestamptz) end,"
                        + " updated_at = :now, version = version + 1"
                        + " where id = :id and state in ('REQUESTED', 'SENDING', 'OWED')")
                .setParameter("state", next.name())
                .setParameter("reference", reference)
                .setParameter("error", error)
                .setParameter("ended", ended)
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
        Panache.getEntityManager().refresh(this);
        return changed == 1;
    }

    /** The provider has taken it and calls it so; what comes of it is asked later. */
    static void taken(UUID id, String reference) {
        Panache.getEntityManager()
                .createNativeQuery("update payment_refunds set provider_reference = :reference where id = :id")
                .setParameter("reference", reference)
                .setParameter("id", id)
                .executeUpdate();
    }

    RefundOrder order(Payment payment) {
        return new RefundOrder(key, payment.reference, payment.providerReference(), amount, reason, providerReference);
    }
}
