package id.tm.finance;

import static id.tm.finance.AccountKind.FEE_INCOME;
import static id.tm.finance.AccountKind.PPH_21_PAYABLE;
import static id.tm.finance.AccountKind.PPH_23_PAYABLE;

import java.util.List;
import java.util.UUID;

/**
 * A withdrawal as it was approved; these figures do not change any more.
 *
 * @param gross what leaves the wallet
 * @param tax withheld for the state
 * @param company whether the tax is PPh 23 (a company's) instead of PPh 21 (a person's)
 * @param transferFee what the person pays for the transfer
 */
public record Payout(UUID withdrawalId, UUID walletId, long gross, long tax, boolean company, long transferFee) {

    public Payout {
        Posting.positive(gross);
        Posting.notNegative(tax);
        Posting.notNegative(transferFee);
        Posting.positive(net(gross, tax, transferFee));
    }

    /** What arrives at the bank account. */
    public long net() {
        return net(gross, tax, transferFee);
    }

    private static long net(long gross, long tax, long transferFee) {
        return Math.subtractExact(Math.subtractExact(gross, tax), transferFee);
    }

    /** Tax and fee, as they are taken. */
    List<Leg> deductions() {
        return List.of(Leg.credit(company ? PPH_23_PAYABLE : PPH_21_PAYABLE, tax), Leg.credit(FEE_INCOME, transferFee));
    }
}
