package id.tm.finance.payment;

import java.util.List;
import java.util.UUID;

/** Where the steps of payments are written down: their history, and the money that moves with them. */
final class PaymentBooks {

    private PaymentBooks() {}

    static void opened(Payment payment) {
        write(payment, new PaymentMove(null, payment.state(), 0), PaymentCause.OPENED, null, null);
    }

    static void moved(Payment payment, List<PaymentMove> moves, PaymentCause cause, UUID callbackId, String note) {
        moves.forEach(move -> write(payment, move, cause, callbackId, note));
    }

    private static void write(Payment payment, PaymentMove move, PaymentCause cause, UUID callbackId, String note) {
        PaymentHistory step = new PaymentHistory();
        step.paymentId = payment.id;
        step.fromState = move.from();
        step.toState = move.to();
        step.amount = move.amount();
        step.cause = cause;
        step.callbackId = callbackId;
        step.note = note;
        step.persist();
    }
}
