package id.tm.finance.withdrawal;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/**
 * What a withdrawal comes to by the rules of one moment; those of its approval are kept with it. All in rupiah.
 *
 * @param taxBase what the tax is computed from
 * @param taxNumberId the row of user_npwps that counts, null when there is none and the tax is higher
 * @param taxConfigId the version of the tax rule
 * @param feeConfigId the version of the transfer fee
 * @param net what arrives; nothing or less where tax and fee eat it all up
 */
@Embeddable
record WithdrawalTerms(
        @Enumerated(EnumType.STRING) TaxKind taxKind,
        long taxBase,
        long tax,
        UUID taxNumberId,
        UUID taxConfigId,
        long transferFee,
        UUID feeConfigId,
        long net) {

    static WithdrawalTerms of(
            long gross,
            TaxKind taxKind,
            long taxBase,
            long tax,
            UUID taxNumberId,
            UUID taxConfigId,
            long transferFee,
            UUID feeConfigId) {
        long net = gross - tax - transferFee;
        return new WithdrawalTerms(taxKind, taxBase, tax, taxNumberId, taxConfigId, transferFee, feeConfigId, net);
    }
}
