package id.tm.finance;

import static id.tm.finance.AccountKind.BANK;
import static id.tm.finance.AccountKind.GATEWAY_CLEARING;
import static id.tm.finance.AccountKind.GATEWAY_FEE_EXPENSE;
import static id.tm.finance.AccountKind.UNALLOCATED_RECEIPTS;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Money that buyers pay through a provider. */
public sealed interface PaymentPosting extends Posting {

    UUID paymentId();

    @Override
    default Reference reference() {
        return new Reference("PAYMENT", paymentId());
    }

    /** Paid, for something that is known. {@code providerFee} is what the provider keeps of it. */
    record Received(UUID paymentId, String provider, Sale sale, long providerFee) implements PaymentPosting {

        public Received {
            Posting.positive(sale.total());
            Posting.notNegative(providerFee);
        }

        @Override
        public Purpose purpose() {
            return Purpose.PAYMENT_RECEIVED;
        }

        @Override
        public List<Leg> legs() {
            List<Leg> legs = arrival(provider, sale.total(), providerFee);
            legs.addAll(sale.credits());
            return Posting.withoutNothing(legs);
        }
    }

    /** Paid, for something that is not known or not to be had any more: it waits to be allocated or given back. */
    record Unallocated(UUID paymentId, String provider, long amount, long providerFee) implements PaymentPosting {

        public Unallocated {
            Posting.positive(amount);
            Posting.notNegative(providerFee);
        }

        @Override
        public Purpose purpose() {
            return Purpose.PAYMENT_UNALLOCATED;
        }

        @Override
        public List<Leg> legs() {
            List<Leg> legs = arrival(provider, amount, providerFee);
            legs.add(Leg.credit(UNALLOCATED_RECEIPTS, amount));
            return Posting.withoutNothing(legs);
        }
    }

    /** What waited has found what it was paid for. */
    record Allocated(UUID paymentId, Sale sale) implements PaymentPosting {

        public Allocated {
            Posting.positive(sale.total());
        }

        @Override
        public Purpose purpose() {
            return Purpose.PAYMENT_ALLOCATED;
        }

        @Override
        public List<Leg> legs() {
            List<Leg> legs = new ArrayList<>();
            legs.add(Leg.debit(UNALLOCATED_RECEIPTS, sale.total()));
            legs.addAll(sale.credits());
            return Posting.withoutNothing(legs);
        }
    }

    /** The provider took the payment back: a chargeback, or a settlement denied afterwards. Its fee is not returned. */
    record Reversed(UUID paymentId, String provider, Sale sale) implements PaymentPosting {

        public Reversed {
            Posting.positive(sale.total());
        }

        @Override
        public Purpose purpose() {
            return Purpose.PAYMENT_REVERSED;
        }

        @Override
        public List<Leg> legs() {
            List<Leg> legs = new ArrayList<>(sale.debits());
            legs.add(Leg.credit(GATEWAY_CLEARING, provider, sale.total()));
            return Posting.withoutNothing(legs);
        }
    }

    /** The provider has paid out to the bank what it had collected. */
    record Settled(UUID settlementId, String provider, long amount) implements PaymentPosting {

        public Settled {
            Posting.positive(amount);
        }

        @Override
        public UUID paymentId() {
            return settlementId;
        }

        @Override
        public Reference reference() {
            return new Reference("SETTLEMENT", settlementId);
        }

        @Override
        public Purpose purpose() {
            return Purpose.GATEWAY_SETTLED;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.debit(BANK, amount), Leg.credit(GATEWAY_CLEARING, provider, amount));
        }
    }

    private static List<Leg> arrival(String provider, long amount, long providerFee) {
        List<Leg> legs = new ArrayList<>();
        legs.add(Leg.debit(GATEWAY_CLEARING, provider, Math.subtractExact(amount, providerFee)));
        legs.add(Leg.debit(GATEWAY_FEE_EXPENSE, provider, providerFee));
        return legs;
    }
}
