package id.tm.finance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The ledger. What decides about amounts is no setting of the process but of the business: see /admin/config-globals. */
@ConfigMapping(prefix = "tm.finance")
public interface FinanceConfig {

    /** Parts into which each account of the house is split, so that postings do not wait for one another. */
    @WithDefault("16")
    @Min(1)
    @Max(256)
    int subAccounts();

    Payout payout();

    interface Payout {

        /** How many bank accounts somebody may have at a time. */
        @WithDefault("5")
        @Min(1)
        int bankAccounts();

        /** How many payment methods somebody may keep. */
        @WithDefault("10")
        @Min(1)
        int paymentMethods();
    }
}
