package id.tm.finance;

import static id.tm.finance.AccountKind.BANK;
import static id.tm.finance.AccountKind.DEFERRED_QUOTA;
import static id.tm.finance.AccountKind.PPN_PAYABLE;
import static id.tm.finance.AccountKind.SALES_REVENUE;

import java.util.List;
import java.util.UUID;

/** Quota that partners pay before they use it. */
public sealed interface QuotaPosting extends Posting {

    /** Paid straight to the bank; what comes through a provider is a payment whose {@link Sale} is of quota. */
    record ToppedUp(UUID topUpId, long quota, long ppn) implements QuotaPosting {

        public ToppedUp {
            Posting.positive(quota);
            Posting.notNegative(ppn);
        }

        @Override
        public Purpose purpose() {
            return Purpose.PARTNER_TOPPED_UP;
        }

        @Override
        public Reference reference() {
            return new Reference("PARTNER_TOPUP", topUpId);
        }

        @Override
        public List<Leg> legs() {
            return Posting.withoutNothing(List.of(
                    Leg.debit(BANK, Math.addExact(quota, ppn)),
                    Leg.credit(DEFERRED_QUOTA, quota),
                    Leg.credit(PPN_PAYABLE, ppn)));
        }
    }

    /** Some of it was used, and is earned by that. {@code useId} is the row that writes the use down. */
    record Used(UUID useId, String productKind, long amount) implements QuotaPosting {

        public Used {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.QUOTA_USED;
        }

        @Override
        public Reference reference() {
            return new Reference("QUOTA_USE", useId);
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.debit(DEFERRED_QUOTA, amount), Leg.credit(SALES_REVENUE, productKind, amount));
        }
    }
}
