/**
 * Money: a ledger of double entries, and the wallets of people as a projection of it.
 *
 * <p>Front door: {@link id.tm.finance.Ledger} posts business events, of which {@link id.tm.finance.Posting} knows every
 * kind; {@link id.tm.finance.Wallets} opens, credits, debits and holds. Finance opens a wallet for everybody who
 * registers ({@link id.tm.account.UserRegistered}).
 *
 * <p>Rooms: {@code ledger}, {@code wallet}. Tables: ledger_accounts, ledger_transactions, ledger_entries,
 * ledger_findings, wallets, balances, wallet_holds.
 */
package id.tm.finance;
