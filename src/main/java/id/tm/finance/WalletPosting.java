package id.tm.finance;

import static id.tm.finance.AccountKind.AVAILABLE;
import static id.tm.finance.AccountKind.HELD;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a wallet for reasons that only the floors above know. The other side is an account of the house. */
public sealed interface WalletPosting extends Posting {

    UUID walletId();

    long amount();

    record Credited(Reference reference, UUID walletId, long amount, AccountKind from, String qualifier)
            implements WalletPosting {

        public Credited {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.WALLET_CREDITED;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.debit(from, qualifier, amount), Leg.into(walletId, AVAILABLE, amount));
        }
    }

    record Debited(Reference reference, UUID walletId, long amount, AccountKind to, String qualifier)
            implements WalletPosting {

        public Debited {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.WALLET_DEBITED;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.outOf(walletId, AVAILABLE, amount), Leg.credit(to, qualifier, amount));
        }
    }

    /** Taken back whether it is still there or not: the wallet may go below zero. */
    record ClawedBack(Reference reference, UUID walletId, long amount, AccountKind to, String qualifier)
            implements WalletPosting {

        public ClawedBack {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.WALLET_CLAWED_BACK;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.outOf(walletId, AVAILABLE, amount), Leg.credit(to, qualifier, amount));
        }
    }

    /** Set aside for the case that {@code reference} names. */
    record Held(
            Reference reference,
            UUID walletId,
            long amount,
            @Nullable Instant expiresAt) implements WalletPosting {

        public Held {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.HOLD_PLACED;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.outOf(walletId, AVAILABLE, amount), Leg.into(walletId, HELD, amount));
        }

        @Override
        public Optional<HoldChange> hold() {
            return Optional.of(HoldChange.place(reference, walletId, amount, expiresAt));
        }
    }

    record Captured(Reference reference, UUID walletId, long amount, AccountKind to, String qualifier)
            implements WalletPosting {

        public Captured {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.HOLD_CAPTURED;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.outOf(walletId, HELD, amount), Leg.credit(to, qualifier, amount));
        }

        @Override
        public Optional<HoldChange> hold() {
            return Optional.of(HoldChange.settle(HoldChange.Act.CAPTURE, reference, walletId, amount));
        }
    }

    record Released(Reference reference, UUID walletId, long amount) implements WalletPosting {

        public Released {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.HOLD_RELEASED;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.outOf(walletId, HELD, amount), Leg.into(walletId, AVAILABLE, amount));
        }

        @Override
        public Optional<HoldChange> hold() {
            return Optional.of(HoldChange.settle(HoldChange.Act.RELEASE, reference, walletId, amount));
        }
    }

    /** Nobody settled it in time. */
    record Expired(Reference reference, UUID walletId, long amount) implements WalletPosting {

        public Expired {
            Posting.positive(amount);
        }

        @Override
        public Purpose purpose() {
            return Purpose.HOLD_EXPIRED;
        }

        @Override
        public List<Leg> legs() {
            return List.of(Leg.outOf(walletId, HELD, amount), Leg.into(walletId, AVAILABLE, amount));
        }

        @Override
        public Optional<HoldChange> hold() {
            return Optional.of(HoldChange.settle(HoldChange.Act.EXPIRE, reference, walletId, amount));
        }
    }
}
