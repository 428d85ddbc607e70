package id.tm.finance.withdrawal;

import java.util.UUID;

/**
 * What a withdrawal comes to. All in rupiah.
 *
 * @param taxBase what the tax is computed from
 * @param taxNumberId the row of user_npwps that counts, null when there is none and the tax is higher
 * @param taxConfigId the version of the tax rule
 * @param feeConfigId the version of the transfer fee
 */
record WithdrawalTerms(
        long gross,
        TaxKind taxKind,
        long taxBase,
        long tax,
        UUID taxNumberId,
        UUID taxConfigId,
        long transferFee,
        UUID feeConfigId) {

    /** What arrives; nothing or less where tax and fee eat it all up. */
    long net() {
        return gross - tax - transferFee;
    }
}
