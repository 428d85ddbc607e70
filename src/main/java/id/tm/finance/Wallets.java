package id.tm.finance;

import id.tm.finance.ledger.Bookkeeper;
import id.tm.finance.wallet.Wallet;
import id.tm.finance.wallet.WalletHold;
import id.tm.platform.tx.RetryConflicts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Wallets for the floors above; those of the events that {@link Posting} names go through {@link Ledger}. Every act is
 * idempotent by its reference, and refused as {@link Ledger#post} says.
 */
@ApplicationScoped
@RetryConflicts
public class Wallets {

    private final Bookkeeper bookkeeper;
    private final Clock clock;

    Wallets(Bookkeeper bookkeeper, Clock clock) {
        this.bookkeeper = bookkeeper;
        this.clock = clock;
    }

    /** The wallet of a user, opened now if it was not. */
    @Transactional
    public UUID open(UUID userId) {
        return Wallet.open(userId, clock.instant());
    }

    /** What a wallet holds now. */
    @Transactional
    public WalletBalance balance(UUID walletId) {
        return Wallet.require(walletId).balance();
    }

    /** Money from an account of the house, which counts as earned. */
    @Transactional
    public Posted credit(UUID walletId, long amount, Reference reference, AccountKind from, String qualifier) {
        return bookkeeper.post(new WalletPosting.Credited(reference, walletId, amount, from, qualifier));
    }

    @Transactional
    public Posted debit(UUID walletId, long amount, Reference reference, AccountKind to, String qualifier) {
        return bookkeeper.post(new WalletPosting.Debited(reference, walletId, amount, to, qualifier));
    }

    /** Takes back what was credited, also when it is spent: the wallet may go below zero, and is marked then. */
    @Transactional
    public Posted clawBack(UUID walletId, long amount, Reference reference, AccountKind to, String qualifier) {
        return bookkeeper.post(new WalletPosting.ClawedBack(reference, walletId, amount, to, qualifier));
    }

    /**
     * Sets money aside for one case.
     *
     * @param of the case, which has one hold in its life
     * @param expiresAt when the money goes back by itself, null for never
     */
    @Transactional
    public Posted placeHold(UUID walletId, long amount, Reference of, @Nullable Instant expiresAt) {
        return bookkeeper.post(new WalletPosting.Held(of, walletId, amount, expiresAt));
    }

    /** The money set aside goes to an account of the house. */
    @Transactional
    public Posted captureHold(Reference of, AccountKind to, String qualifier) {
        WalletHold hold = WalletHold.require(of);
        return bookkeeper.post(new WalletPosting.Captured(of, hold.walletId, hold.amount(), to, qualifier));
    }

    /** The money set aside goes back into the available part. */
    @Transactional
    public Posted releaseHold(Reference of) {
        WalletHold hold = WalletHold.require(of);
        return bookkeeper.post(new WalletPosting.Released(of, hold.walletId, hold.amount()));
    }
}
