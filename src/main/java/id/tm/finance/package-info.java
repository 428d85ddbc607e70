/**
 * Money: a ledger of double entries, wallets as a projection of it, and the settings that decide about amounts.
 *
 * <p>Front door: {@link id.tm.finance.Ledger} posts business events, of which {@link id.tm.finance.Posting} knows every
 * kind; {@link id.tm.finance.Wallets} opens, credits, debits and holds; {@link id.tm.finance.Settings} answers what a
 * setting, a fee or a tax rule was at an instant; {@link id.tm.finance.Banks} and {@link id.tm.finance.PaymentChannels} are
 * the lists of the back office. Finance opens a wallet for everybody who registers
 * ({@link id.tm.account.UserRegistered}).
 *
 * <p>Rooms: {@code ledger}, {@code wallet}, {@code config}, {@code master}. Tables: ledger_accounts, ledger_transactions, ledger_entries,
 * ledger_findings, wallets, balances, wallet_holds, config_globals, config_global_logs, config_fees, config_fee_logs,
 * banks, master_payment_channels.
 */
package id.tm.finance;
