package id.tm.finance.withdrawal;

import id.tm.finance.Fee;
import id.tm.finance.FeeKind;
import id.tm.finance.Percent;
import id.tm.finance.Pph21;
import id.tm.finance.Pph23;
import id.tm.finance.Settings;
import id.tm.finance.Settings.Pinned;
import id.tm.finance.payout.TaxIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.RoundingMode;
import java.time.Instant;

/** Computes tax and fee of withdrawals by the settings of an instant. */
@ApplicationScoped
class WithdrawalTariff {

    private final Settings settings;

    WithdrawalTariff(Settings settings) {
        this.settings = settings;
    }

    WithdrawalTerms terms(long gross, TaxIdentity identity, Instant at) {
        Pinned<Fee> fee = settings.fee(FeeKind.TRANSFER, at);
        boolean withNumber = identity.hasVerifiedNumber();
        if (identity.company()) {
            Pinned<Pph23> rule = settings.pph23(at);
            return WithdrawalTerms.of(
                    gross,
                    TaxKind.PPH_23,
                    gross,
                    rule.value().tax(gross, withNumber),
                    identity.taxNumberId(),
                    rule.versionId(),
                    fee.value().on(gross),
                    fee.versionId());
        }
        Pinned<Pph21> rule = settings.pph21(at);
        return WithdrawalTerms.of(
                gross,
                TaxKind.PPH_21,
                base(gross, rule.value()),
                rule.value().tax(gross, withNumber),
                identity.taxNumberId(),
                rule.versionId(),
                fee.value().on(gross),
                fee.versionId());
    }

    /** For people to read: the tax itself is computed from the part as it is, without this rounding. */
    private static long base(long gross, Pph21 rule) {
        return Percent.of(gross, rule.basePercent(), RoundingMode.DOWN);
    }
}
