package id.tm.finance.refund;

import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.PayoutOrder;
import id.tm.finance.payout.UserBank;
import id.tm.platform.work.Claim;
import id.tm.platform.work.WorkItem;
import id.tm.platform.work.WorkQueue;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one bank transfer of a refund request, as the service sends it. Its reference at the provider is the request's id
 * for good. Table: refund_transfers.
 */
@Entity
@Table(name = "refund_transfers")
class RefundTransfer extends WorkItem {

    static final WorkQueue QUEUE = new WorkQueue("refund_transfers", "READY", "SENDING", "SENDING", "FAILED");

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    RefundTransferState state = RefundTransferState.READY;

    @Column(updatable = false)
    UUID requestId;

    @Column(updatable = false)
    long amount;

    /** Who is asked to pay it out; null until it was. */
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    PaymentProvider provider;

    /** When the order was given last; from the first time on it may have been taken. */
    @Column(updatable = false)
    Instant orderedAt;

    static RefundTransfer of(RefundRequest request, Instant now) {
        RefundTransfer transfer = new RefundTransfer();
        transfer.requestId = request.id;
        transfer.amount = request.amount();
        transfer.dueAt = now;
        return transfer;
    }

    static Optional<RefundTransfer> findOf(UUID requestId) {
        return find("requestId", requestId).firstResultOptional();
    }

    PayoutOrder orderTo(UserBank account) {
        return new PayoutOrder(
                requestId.toString(),
                account.bank().xenditCode(),
                account.number(),
                account.holder(),
                amount,
                "Refund " + requestId);
    }

    boolean isUnderWay() {
        return state == RefundTransferState.READY || state == RefundTransferState.SENDING;
    }

    /** Notes that the order counts as given from now on; false when the claim was lost, or the transfer has ended. */
    static boolean ordering(Claim claim, PaymentProvider provider, Instant now) {
        return Panache.getEntityManager()
                        .createNativeQuery("update refund_transfers set ordered_at = :now,"
                                + " provider = coalesce(provider, :provider), updated_at = :now, version = version + 1"
                                + " where id = :id and fence = :fence and state = 'SENDING'")
                        .setParameter("now", now)
                        .setParameter("provider", provider.name())
                        .setParameter("id", claim.id())
                        .setParameter("fence", claim.fence())
                        .executeUpdate()
                == 1;
    }

    /** Takes it out of the service's hands; false when it was ordered and has not failed. */
    boolean takeOver(Instant now) {
        return become(
                RefundTransferState.BY_HAND,
                "(state = 'FAILED' or state in ('READY', 'SENDING') and ordered_at is null)",
                null,
                now);
    }

    /** Ends it; false when it had ended so that this cannot be any more. */
    boolean end(RefundTransferState as, @Nullable String error, Instant now) {
        String before = as == RefundTransferState.REVERSED ? "state = 'SUCCEEDED'" : "state in ('READY', 'SENDING')";
        return become(as, before, error, now);
    }

    /** The provider says it has arrived, having said that it had failed. */
    boolean succeedAfterAll(Instant now) {
        return become(RefundTransferState.SUCCEEDED, "state = 'FAILED'", null, now);
    }

    private boolean become(RefundTransferState next, String condition, @Nullable String error, Instant now) {
        int changed = Panache.getEntityManager()
                .createNativeQuery("update refund_transfers set state = :next, lease_until = null, fence = fence + 1,"
                        + " last_error = cast(:error as text), updated_at = :now, version = version + 1"
                        + " where id = :id and " + condition)
                .setParameter("next", next.name())
                .setParameter("error", error)
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
        Panache.getEntityManager().refresh(this);
        return changed == 1;
    }
}
