/**
 * Money: what is paid to us and what we pay back. A payment knows nothing of products; whoever sells something registers
 * a kind of {@link id.tm.finance.Payable} and is told what became of the money.
 *
 * <p>Rooms: {@code gateway} (the providers Midtrans and Xendit behind one port each for payments and payouts),
 * {@code simulator} (a provider of one's own for trying things out), {@code payment} (payments, their refunds, and the
 * inbox of what providers tell us). Tables: payments, payment_history, payment_refunds, xendit_transactions,
 * simulator_payments, simulator_refunds, simulator_payouts, simulator_callbacks.
 *
 * <p>Front door: {@link id.tm.finance.Payments} opens, cancels and refunds; {@link id.tm.finance.PaymentRefundEnded} is
 * fired when a refund has ended.
 */
package id.tm.finance;
