package id.tm.finance.payment;

import id.tm.finance.PaymentState;
import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** One step of a payment, written with it. Table: payment_history. */
@Entity
@Table(name = "payment_history")
class PaymentHistory extends AppendOnly {

    @Column(updatable = false)
    UUID paymentId;

    /** Null where the payment was opened; the same as {@code toState} where one more part went back. */
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    PaymentState fromState;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    PaymentState toState;

    @Column(updatable = false)
    long amount;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    PaymentCause cause;

    @Column(updatable = false)
    UUID callbackId;

    @Column(updatable = false)
    String note;

    static List<PaymentHistory> of(UUID paymentId) {
        return list("paymentId = ?1 order by createdAt, id", paymentId);
    }
}
