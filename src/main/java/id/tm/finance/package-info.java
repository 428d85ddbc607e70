/**
 * Money: a ledger of double entries, wallets as a projection of it, the settings that decide about amounts, and what is
 * paid to us and back. A payment knows nothing of products; whoever sells something registers a kind of
 * {@link id.tm.finance.Payable} and is told what became of the money.
 *
 * <p>Front door: {@link id.tm.finance.Ledger} posts business events, of which {@link id.tm.finance.Posting} knows every
 * kind; {@link id.tm.finance.Wallets} opens, credits, debits and holds; {@link id.tm.finance.Settings} answers what a
 * setting, a fee or a tax rule was at an instant; {@link id.tm.finance.Banks} and {@link id.tm.finance.PaymentChannels} are
 * the lists of the back office; {@link id.tm.finance.Payments} opens, cancels and refunds payments, and
 * {@link id.tm.finance.PaymentRefundEnded} is fired when a refund has ended. Finance opens a wallet for everybody who
 * registers ({@link id.tm.account.UserRegistered}).
 *
 * <p>Room {@code refund}: what buyers want back, from the request to the money; a domain whose things can go back implements
 * {@link id.tm.finance.Refundable}. {@link id.tm.finance.Shares} splits amounts by weight;
 * {@link id.tm.finance.BankAccounts} tells whether two people share an account. Tables: refund_requests,
 * refund_request_histories, refund_transfers.
 *
 * <p>Rooms: {@code ledger}, {@code wallet}, {@code adjustment}, {@code config}, {@code master}, {@code gateway} (Midtrans
 * and Xendit behind one port each for payments and payouts), {@code simulator} (a provider of one's own for trying things
 * out), {@code payment} (payments, their refunds, the inbox of what providers tell us), {@code reconciliation} (what
 * providers report, compared with it), {@code payout} (where people are paid out to and as what they are taxed: bank
 * accounts, tax numbers, and ways to pay that a provider keeps for them), {@code withdrawal} (from a wallet to a bank
 * account, and the tax on the way). Tables: ledger_accounts, ledger_transactions, ledger_entries, ledger_findings, wallets,
 * balances, wallet_holds, wallet_adjustments, config_globals, config_global_logs, config_fees, config_fee_logs, banks,
 * master_payment_channels, payments, payment_history, payment_refunds, xendit_transactions, simulator_payments,
 * simulator_refunds, simulator_payouts, simulator_callbacks, reconciliations, reconciliation_items, user_banks, user_npwps,
 * user_payment_methods, withdrawals, withdrawal_histories, tax_recap_downloads.
 */
package id.tm.finance;
