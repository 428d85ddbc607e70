package id.tm.finance.payment;

import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.crypto.EncryptedText;
import id.tm.platform.work.Claim;
import id.tm.platform.work.WorkItem;
import id.tm.platform.work.WorkQueue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a payment provider told us, as it came; of Midtrans too. Table: xendit_transactions. */
@Entity
@Table(name = "xendit_transactions")
class XenditTransaction extends WorkItem {

    static final WorkQueue QUEUE = new WorkQueue("xendit_transactions", "RECEIVED", "WORKING", "WORKING", "PARKED");

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    CallbackState state;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    PaymentProvider provider;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    CallbackKind kind;

    @Column(updatable = false)
    String eventId;

    @Column(updatable = false)
    String reference;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    Map<String, String> headers;

    @Convert(converter = EncryptedText.class)
    @Column(updatable = false)
    String body;

    @Column(updatable = false)
    int receipts;

    @Column(updatable = false)
    Instant lastReceivedAt;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    CallbackResult result;

    @Column(updatable = false)
    String reason;

    @Column(updatable = false)
    UUID paymentId;

    @Column(updatable = false)
    Instant processedAt;

    static XenditTransaction byId(UUID id) {
        return findById(id);
    }

    /** Ends the claim; false when the lease was lost to another worker meanwhile. */
    static boolean finish(Claim claim, CallbackResult result, String reason, UUID paymentId, Instant now) {
        return getEntityManager()
                        .createNativeQuery("update xendit_transactions set state = 'DONE', result = :result,"
                                + " reason = :reason, payment_id = coalesce(cast(:payment as uuid), payment_id),"
                                + " processed_at = :now, lease_until = null, last_error = null, updated_at = :now,"
                                + " version = version + 1 where id = :id and fence = :fence and state = 'WORKING'")
                        .setParameter("result", result.name())
                        .setParameter("reason", reason)
                        .setParameter("payment", paymentId)
                        .setParameter("now", now)
                        .setParameter("id", claim.id())
                        .setParameter("fence", claim.fence())
                        .executeUpdate()
                == 1;
    }

    /** Has it worked in once more, unless it waits for that already. */
    static void replay(UUID id, Instant now) {
        getEntityManager()
                .createNativeQuery("update xendit_transactions set state = 'RECEIVED', due_at = :now, attempts = 0,"
                        + " updated_at = :now, version = version + 1 where id = :id and state in ('DONE', 'PARKED')")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }
}
