/**
 * What people buy for themselves: the products, what makes them cheaper, what a basket of them costs, the purchases, and
 * what may be used because it was bought.
 *
 * <p>Front door: {@link id.tm.sales.Entitlements} answers what somebody may use, and is told of its use;
 * {@link id.tm.sales.TestPrices} what a test costs;
 * {@link id.tm.sales.TransactionPaid} is fired when a purchase is paid, {@link id.tm.sales.EntitlementVoided} when the money
 * of something went back.
 *
 * <p>Rooms: {@code product} (what is sold, and for how long), {@code discount} (reductions that everybody gets),
 * {@code voucher} (reductions for who knows a code: their limits, and each use of them), {@code pricing} (the waterfall
 * from list prices to the total, as one pure function: quotes and purchases come from it), {@code transaction} (checkout,
 * payment, cancellation, refund; a kind {@code RETAIL} of {@link id.tm.finance.Payable} and
 * {@link id.tm.finance.Refundable}), {@code strengthtypology} (the ST-30 tests of purchases, kept as a kind of their own),
 * {@code executive} (seats that a company buys for others, and who has them; a kind {@code EXECUTIVE} of both, by the same
 * machine as {@code transaction}), {@code referral} (who brings buyers: their codes and visits, to whom a purchase is owed,
 * and what that earns), {@code entitlement}, {@code imports} (files of the old system: of products, vouchers and
 * purchases). Tables: products, product_slugs, product_parts, discounts, discount_logs, vouchers, voucher_batches,
 * voucher_redemptions, voucher_user_counters, voucher_logs, first_purchases, transaction, transaction_item,
 * transaction_discounts, transaction_status, transaction_verifications, transaction_reminders, transaction_numbers,
 * strength_typology_transactions, strength_typology_transaction_items, executive_transactions, executive_transaction_status,
 * executive_seats, executive_transaction_assignments, entitlements, referral_codes, visit_referrals, referral_rules,
 * referral_attributions, referral_terms, referral_commissions.
 *
 * <p>Doors used: {@link id.tm.finance.Settings} (PPN, fees), {@link id.tm.finance.PaymentChannels},
 * {@link id.tm.finance.Payments}, {@link id.tm.finance.Ledger}, {@link id.tm.finance.Wallets} and
 * {@link id.tm.finance.BankAccounts} (what referrers earn, and that nobody refers themselves), {@link id.tm.account.People} and
 * {@link id.tm.account.Partners} (whose scope a voucher is in), {@link id.tm.support.Messages} (receipts, invitations) and
 * {@link id.tm.support.Reminders} (purchases that wait for their money).
 */
package id.tm.sales;
