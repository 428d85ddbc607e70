package id.tm.finance.adjustment;

import static id.tm.finance.FinanceError.UNKNOWN_WALLET;
import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.finance.AccountKind;
import id.tm.finance.Wallets;
import id.tm.finance.wallet.Wallet;
import id.tm.platform.change.Changes;
import id.tm.platform.problem.FieldError;
import id.tm.platform.tx.RetryConflicts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Two admins move money by hand: nobody approves what they proposed. */
@ApplicationScoped
@RetryConflicts
class WalletAdjustments {

    private final Wallets wallets;
    private final Changes changes;
    private final Clock clock;

    WalletAdjustments(Wallets wallets, Changes changes, Clock clock) {
        this.wallets = wallets;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    WalletAdjustmentView propose(WalletAdjustmentRequest request, UUID adminId) {
        if (request.amount() == 0)
            throw INVALID_INPUT.with().fields(List.of(new FieldError("amount", "range", "not 0")));
        if (Wallet.findByIdOptional(request.walletId()).isEmpty()) throw UNKNOWN_WALLET.with();
        WalletAdjustment adjustment = new WalletAdjustment();
        adjustment.walletId = request.walletId();
        adjustment.amount = request.amount();
        adjustment.reason = request.reason().strip();
        adjustment.proposedBy = adminId;
        adjustment.persistAndFlush();
        return WalletAdjustmentView.of(adjustment);
    }

    /** The money moves now, and not at all when the wallet does not have what is taken. */
    @Transactional
    WalletAdjustmentView approve(UUID id, UUID adminId) {
        WalletAdjustment adjustment = WalletAdjustment.lockById(id);
        changes.because(adjustment.reason);
        adjustment.apply(adminId, now());
        if (adjustment.amount > 0) {
            wallets.credit(adjustment.walletId, adjustment.amount, adjustment.reference(), AccountKind.ADJUSTMENT, "");
        } else {
            wallets.debit(adjustment.walletId, -adjustment.amount, adjustment.reference(), AccountKind.ADJUSTMENT, "");
        }
        return WalletAdjustmentView.of(adjustment);
    }

    @Transactional
    WalletAdjustmentView reject(UUID id, String note, UUID adminId) {
        changes.because(note);
        WalletAdjustment adjustment = WalletAdjustment.lockById(id);
        adjustment.reject(adminId, note, now());
        return WalletAdjustmentView.of(adjustment);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
