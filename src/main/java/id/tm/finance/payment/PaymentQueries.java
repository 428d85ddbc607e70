package id.tm.finance.payment;

import static id.tm.finance.PaymentState.CREATED;
import static id.tm.finance.PaymentState.PAID;
import static id.tm.finance.PaymentState.PAID_LATE;
import static id.tm.finance.PaymentState.PARTIALLY_REFUNDED;
import static id.tm.finance.PaymentState.PENDING;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.FlushModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The payments there are for one thing, as it may be paid for more than once. */
final class PaymentQueries {

    private PaymentQueries() {}

    static Optional<Payment> findOpen(String kind, UUID payableId) {
        return Payment.find(
                        "payableKind = ?1 and payableId = ?2 and state in ?3",
                        kind,
                        payableId,
                        List.of(CREATED, PENDING))
                .firstResultOptional();
    }

    static Optional<Payment> findLatest(String kind, UUID payableId) {
        return Payment.find("payableKind = ?1 and payableId = ?2 order by createdAt desc, id desc", kind, payableId)
                .firstResultOptional();
    }

    /** Whether the same thing was handed over for another payment whose money is still here. */
    static boolean isFulfilledByAnother(Payment payment) {
        return !Panache.getEntityManager()
                .createQuery(
                        "select p.id from Payment p where p.payableKind = :kind and p.payableId = :payable and p.fulfilled"
                                + " and p.id <> :id and p.state in :states",
                        UUID.class)
                .setParameter("kind", payment.payableKind)
                .setParameter("payable", payment.payableId)
                .setParameter("id", payment.id)
                .setParameter("states", List.of(PAID, PAID_LATE, PARTIALLY_REFUNDED))
                // about other payments only: what has become of this one need not be written first
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList()
                .isEmpty();
    }
}
