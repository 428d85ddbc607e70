package id.tm.finance;

import static id.tm.finance.AccountKind.AVAILABLE;
import static id.tm.finance.AccountKind.BANK;
import static id.tm.finance.AccountKind.GATEWAY_CLEARING;
import static id.tm.finance.AccountKind.GATEWAY_FEE_EXPENSE;
import static id.tm.finance.AccountKind.HELD;
import static id.tm.finance.AccountKind.PAYOUT_CLEARING;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's way to their money: requested (held), then declined, or approved (it leaves the wallet, tax and fee are
 * taken), then paid, or failed; a payment can still come back. Where a {@code provider} is named the money leaves what
 * that provider has collected for us, else the bank.
 */
public sealed interface WithdrawalPosting extends Posting {

    UUID withdrawalId();

    @Override
    default Reference reference() {
        return new Reference("WITHDRAWAL", withdrawalId());
    }

    record Requested(UUID withdrawalId, UUID walletId, long gross) implements WithdrawalPosting {

        public Requested {
            Posting.positive(gross);
        }

        @Override
        public Purpose purpose() {
            return Purpose.WITHDRAWAL_REQUESTED;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.outOf(walletId, AVAILABLE, gross), Leg.into(walletId, HELD, gross));
        }

        @Override
        public Optional<HoldChange> hold() {
            return Optional.of(HoldChange.place(reference(), walletId, gross, null));
        }
    }

    /** Rejected, or cancelled by its owner. */
    record Declined(UUID withdrawalId, UUID walletId, long gross) implements WithdrawalPosting {

        public Declined {
            Posting.positive(gross);
        }

        @Override
        public Purpose purpose() {
            return Purpose.WITHDRAWAL_DECLINED;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.outOf(walletId, HELD, gross), Leg.into(walletId, AVAILABLE, gross));
        }

        @Override
        public Optional<HoldChange> hold() {
            return Optional.of(HoldChange.settle(HoldChange.Act.RELEASE, reference(), walletId, gross));
        }
    }

    record Approved(Payout payout) implements WithdrawalPosting {

        @Override
        public UUID withdrawalId() {
            return payout.withdrawalId();
        }

        @Override
        public Purpose purpose() {
            return Purpose.WITHDRAWAL_APPROVED;
        }

        @Override
        public List<Leg> legs() {
            List<Leg> legs = new ArrayList<>();
            legs.add(Leg.outOf(payout.walletId(), HELD, payout.gross()));
            legs.add(Leg.credit(PAYOUT_CLEARING, payout.net()));
            legs.addAll(payout.deductions());
            return Posting.withoutNothing(legs);
        }

        @Override
        public Optional<HoldChange> hold() {
            return Optional.of(
                    HoldChange.settle(HoldChange.Act.CAPTURE, reference(), payout.walletId(), payout.gross()));
        }
    }

    /** {@code providerFee} is what the transfer costs us. */
    record Paid(Payout payout, @Nullable String provider, long providerFee) implements WithdrawalPosting {

        public Paid {
            Posting.notNegative(providerFee);
        }

        @Override
        public UUID withdrawalId() {
            return payout.withdrawalId();
        }

        @Override
        public Purpose purpose() {
            return Purpose.WITHDRAWAL_PAID;
        }

        @Override
        public List<Leg> legs() {
            String qualifier = provider == null ? "" : provider;
            return Posting.withoutNothing(List.of(
                    Leg.debit(PAYOUT_CLEARING, payout.net()),
                    Leg.debit(GATEWAY_FEE_EXPENSE, qualifier, providerFee),
                    Leg.credit(source(provider), qualifier, Math.addExact(payout.net(), providerFee))));
        }
    }

    /** It never left: all of it goes back into the wallet. */
    record Failed(Payout payout) implements WithdrawalPosting {

        @Override
        public UUID withdrawalId() {
            return payout.withdrawalId();
        }

        @Override
        public Purpose purpose() {
            return Purpose.WITHDRAWAL_FAILED;
        }

        @Override
        public List<Leg> legs() {
            return back(payout, Leg.debit(PAYOUT_CLEARING, payout.net()));
        }
    }

    /** It had arrived and was sent back: all of it goes back into the wallet. */
    record Reversed(Payout payout, @Nullable String provider) implements WithdrawalPosting {

        @Override
        public UUID withdrawalId() {
            return payout.withdrawalId();
        }

        @Override
        public Purpose purpose() {
            return Purpose.WITHDRAWAL_REVERSED;
        }

        @Override
        public List<Leg> legs() {
            return back(payout, Leg.debit(source(provider), provider == null ? "" : provider, payout.net()));
        }
    }

    /**
     * The provider had called it failed, all of it went back into the wallet, and then it was paid all the same: the
     * wallet gives it once more, also below zero, since the money is at the bank account.
     */
    record ClawedBack(Payout payout, @Nullable String provider) implements WithdrawalPosting {

        @Override
        public UUID withdrawalId() {
            return payout.withdrawalId();
        }

        @Override
        public Purpose purpose() {
            return Purpose.WITHDRAWAL_CLAWED_BACK;
        }

        @Override
        public List<Leg> legs() {
            List<Leg> legs = new ArrayList<>();
            legs.add(Leg.outOf(payout.walletId(), AVAILABLE, payout.gross()));
            legs.addAll(payout.deductions());
            legs.add(Leg.credit(source(provider), provider == null ? "" : provider, payout.net()));
            return Posting.withoutNothing(legs);
        }
    }

    private static AccountKind source(@Nullable String provider) {
        return provider == null ? BANK : GATEWAY_CLEARING;
    }

    private static List<Leg> back(Payout payout, Leg net) {
        List<Leg> legs = new ArrayList<>();
        legs.add(net);
        payout.deductions().forEach(leg -> legs.add(leg.reversed()));
        legs.add(Leg.into(payout.walletId(), AVAILABLE, payout.gross()));
        return Posting.withoutNothing(legs);
    }
}
