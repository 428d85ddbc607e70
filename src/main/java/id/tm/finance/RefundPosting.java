package id.tm.finance;

import static id.tm.finance.AccountKind.BANK;
import static id.tm.finance.AccountKind.GATEWAY_CLEARING;
import static id.tm.finance.AccountKind.REFUND_CLEARING;
import static id.tm.finance.AccountKind.UNALLOCATED_RECEIPTS;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that goes back to buyers. */
public sealed interface RefundPosting extends Posting {

    UUID refundId();

    @Override
    default Reference reference() {
        return new Reference("REFUND", refundId());
    }

    /** What of the sale is given back; {@code unallocated} of it had never become a sale. */
    record Owed(UUID refundId, Sale back, long unallocated) implements RefundPosting {

        public Owed {
            Posting.notNegative(unallocated);
            Posting.positive(Math.addExact(back.total(), unallocated));
        }

        @Override
        public Purpose purpose() {
            return Purpose.REFUND_OWED;
        }

        @Override
        public List<Leg> legs() {
            List<Leg> legs = new ArrayList<>(back.debits());
            legs.add(Leg.debit(UNALLOCATED_RECEIPTS, unallocated));
            legs.add(Leg.credit(REFUND_CLEARING, back.total() + unallocated));
            return Posting.withoutNothing(legs);
        }
    }

    /** It has arrived, by the provider, or by a bank transfer when {@code provider} is null. */
    record Paid(UUID refundId, @Nullable String provider, long amount) implements RefundPosting {

        public Paid {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.REFUND_PAID;
        }

        @Override
        public List<Leg> legs() {
            Leg source = provider == null ? Leg.credit(BANK, amount) : Leg.credit(GATEWAY_CLEARING, provider, amount);
            return List.of(Leg.debit(REFUND_CLEARING, amount), source);
        }
    }
}
