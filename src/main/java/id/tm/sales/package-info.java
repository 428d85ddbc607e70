/**
 * What people buy for themselves: the products, what makes them cheaper, and what a basket of them costs.
 *
 * <p>Rooms: {@code product} (what is sold, and for how long), {@code discount} (reductions that everybody gets),
 * {@code voucher} (reductions for who knows a code: their limits, and each use of them), {@code pricing} (the waterfall
 * from list prices to the total, as one pure function: quotes, and later whatever is bought, come from it). Tables:
 * products, product_slugs, product_parts, discounts, discount_logs, vouchers, voucher_batches, voucher_redemptions,
 * voucher_user_counters, voucher_logs, first_purchases.
 *
 * <p>Doors used: {@link id.tm.finance.Settings} (PPN, fees), {@link id.tm.finance.PaymentChannels},
 * {@link id.tm.account.People} and {@link id.tm.account.Partners} (whose scope a voucher is in).
 */
package id.tm.sales;
