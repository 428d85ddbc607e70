package id.tm.finance;

import static id.tm.finance.AccountKind.AVAILABLE;
import static id.tm.finance.AccountKind.COMMISSION_EXPENSE;
import static id.tm.finance.AccountKind.HELD;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A person's share: earned and held, then released, or taken back. */
public sealed interface CommissionPosting extends Posting {

    UUID commissionId();

    UUID walletId();

    long amount();

    @Override
    default Reference reference() {
        return new Reference("COMMISSION", commissionId());
    }

    record Accrued(UUID commissionId, UUID walletId, long amount) implements CommissionPosting {

        public Accrued {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.COMMISSION_ACCRUED;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.debit(COMMISSION_EXPENSE, amount), Leg.into(walletId, HELD, amount));
        }

        @Override
        public Optional<HoldChange> hold() {
            return Optional.of(HoldChange.place(reference(), walletId, amount, null));
        }
    }

    record Released(UUID commissionId, UUID walletId, long amount) implements CommissionPosting {

        public Released {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.COMMISSION_RELEASED;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.outOf(walletId, HELD, amount), Leg.into(walletId, AVAILABLE, amount));
        }

        @Override
        public Optional<HoldChange> hold() {
            return Optional.of(HoldChange.settle(HoldChange.Act.RELEASE, reference(), walletId, amount));
        }
    }

    /** Taken back while it was still held. */
    record Reversed(UUID commissionId, UUID walletId, long amount) implements CommissionPosting {

        public Reversed {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.COMMISSION_REVERSED;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.outOf(walletId, HELD, amount), Leg.credit(COMMISSION_EXPENSE, amount));
        }

        @Override
        public Optional<HoldChange> hold() {
            return Optional.of(HoldChange.settle(HoldChange.Act.CAPTURE, reference(), walletId, amount));
        }
    }

    /** Taken back after it was released, even if it is spent: the wallet may go below zero. */
    record ClawedBack(UUID commissionId, UUID walletId, long amount) implements CommissionPosting {

        public ClawedBack {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.COMMISSION_CLAWED_BACK;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.outOf(walletId, AVAILABLE, amount), Leg.credit(COMMISSION_EXPENSE, amount));
        }
    }
}
