package id.tm.finance.wallet;

import id.tm.account.UserRegistered;
import id.tm.finance.Wallets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Whoever registers has a wallet, from the same transaction on. */
@ApplicationScoped
class WalletOpening {

    private final Wallets wallets;

    WalletOpening(Wallets wallets) {
        this.wallets = wallets;
    }

    void onRegistered(@Observes UserRegistered event) {
        wallets.open(event.userId());
    }
}
