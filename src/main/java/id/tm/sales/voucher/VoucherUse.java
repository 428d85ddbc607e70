package id.tm.sales.voucher;

import java.util.UUID;

/**
 * What became of a voucher of a purchase.
 *
 * @param amount rupiah that it takes off
 * @param restoredOnRefund whether a refund of the purchase gives it back
 */
public record VoucherUse(
        UUID voucherId, String code, long amount, VoucherRedemptionState state, boolean restoredOnRefund) {}
