package id.tm.finance.payout;

import id.tm.finance.Wallets;
import id.tm.finance.wallet.Wallet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Puts in line whatever decides where somebody's money goes: the lock of the wallet, which withdrawals take as well. To
 * be taken before anything is read that it should keep as it is.
 */
@ApplicationScoped
class OwnersLock {

    private final Wallets wallets;

    OwnersLock(Wallets wallets) {
        this.wallets = wallets;
    }

    /** Until the end of the running transaction. */
    void take(UUID userId) {
        Wallet.lock(wallets.open(userId));
    }
}
