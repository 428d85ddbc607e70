package id.tm.finance.payment;

import id.tm.finance.PaymentState;

/**
 * A payment's step from one state to the next, or a further partial refund.
 *
 * @param amount rupiah that came in; negative: went out
 */
record PaymentMove(PaymentState from, PaymentState to, long amount) {}
