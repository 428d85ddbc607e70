package id.tm.finance.withdrawal;

import static id.tm.finance.FinanceError.OWN_APPROVAL;
import static id.tm.finance.FinanceError.WITHDRAWAL_NOT_FOUND;
import static id.tm.finance.withdrawal.WithdrawalState.REQUESTED;

import id.tm.account.People;
import id.tm.finance.Ledger;
import id.tm.finance.Wallets;
import id.tm.finance.WithdrawalPosting;
import id.tm.finance.payout.TaxIdentity;
import id.tm.finance.payout.UserNpwp;
import id.tm.finance.wallet.Wallet;
import id.tm.platform.change.Changes;
import id.tm.platform.tx.RetryConflicts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** What owners and the back office do with withdrawals. */
@ApplicationScoped
@RetryConflicts
class WithdrawalService {

    private final WithdrawalRules rules;
    private final WithdrawalTariff tariff;
    private final Wallets wallets;
    private final Ledger ledger;
    private final People people;
    private final WithdrawalMessages messages;
    private final Changes changes;
    private final Clock clock;

    WithdrawalService(
            WithdrawalRules rules,
            WithdrawalTariff tariff,
            Wallets wallets,
            Ledger ledger,
            People people,
            WithdrawalMessages messages,
            Changes changes,
            Clock clock) {
        this.rules = rules;
        this.tariff = tariff;
        this.wallets = wallets;
        this.ledger = ledger;
        this.people = people;
        this.messages = messages;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    WithdrawalPreviewView preview(UUID userId, long gross) {
        Instant now = clock.instant();
        WithdrawalTerms terms = tariff.terms(gross, TaxIdentity.of(userId, now), now);
        long available = wallets.balance(wallets.open(userId)).available();
        return WithdrawalPreviewView.of(gross, terms, rules.limits(now), available);
    }

    @Transactional
    WithdrawalView request(UUID userId, WithdrawalRequest request) {
        Instant now = clock.instant();
        rules.requireAmount(request.gross(), now);
        UUID wallet = wallets.open(userId);
        // Whoever changes the account waits for this.
        Wallet.lock(wallet);
        Payee payee = Payee.require(userId, request.userBankId());
        rules.requireCooledDown(userId, now);
        rules.requireSomethingLeft(tariff.terms(request.gross(), TaxIdentity.of(userId, now), now));
        Withdrawal withdrawal = new Withdrawal(userId, wallet, request.userBankId(), request.gross(), payee, now);
        // The one among many that are sent at once is chosen here.
        withdrawal.persistAndFlush();
        ledger.post(new WithdrawalPosting.Requested(withdrawal.id, wallet, withdrawal.gross));
        WithdrawalHistory.record(withdrawal, null, WithdrawalCause.OWNER, null, null);
        messages.requested(withdrawal);
        return WithdrawalView.of(withdrawal);
    }

    @Transactional
    WithdrawalView cancel(UUID id, UUID userId) {
        Withdrawal withdrawal = Withdrawal.lockOwn(id, userId);
        withdrawal.cancel();
        decline(withdrawal);
        WithdrawalHistory.record(withdrawal, REQUESTED, WithdrawalCause.OWNER, null, null);
        return WithdrawalView.of(withdrawal);
    }

    /** Above a limit the first of two admins changes nothing but that the other one may follow. */
    @Transactional
    WithdrawalAdminView approve(UUID id, UUID adminId) {
        Instant now = clock.instant();
        Withdrawal withdrawal = lock(id);
        withdrawal.requireApprovableBy(adminId);
        if (people.isAdminToo(withdrawal.userId, adminId)) throw OWN_APPROVAL.with();
        if (rules.needsTwo(withdrawal.gross, now) && !withdrawal.hasFirstApproval()) {
            withdrawal.approveFirst(adminId, now);
            WithdrawalHistory.record(withdrawal, REQUESTED, WithdrawalCause.ADMIN, adminId, "first of two approvals");
            return WithdrawalAdminView.of(withdrawal);
        }
        Wallet.lock(withdrawal.walletId);
        rules.requireSound(withdrawal.walletId);
        // Whatever has changed since it was asked for.
        Payee.require(withdrawal.userId, withdrawal.userBankId);
        rules.requireCooledDown(withdrawal.userId, now);
        WithdrawalTerms terms = tariff.terms(withdrawal.gross, TaxIdentity.of(withdrawal.userId, now), now);
        rules.requireSomethingLeft(terms);
        withdrawal.approve(adminId, terms, now);
        if (terms.taxNumberId() != null) UserNpwp.keepForTax(terms.taxNumberId(), now);
        ledger.post(new WithdrawalPosting.Approved(withdrawal.payout()));
        WithdrawalHistory.record(withdrawal, REQUESTED, WithdrawalCause.ADMIN, adminId, null);
        messages.approved(withdrawal);
        return WithdrawalAdminView.of(withdrawal);
    }

    @Transactional
    WithdrawalAdminView reject(UUID id, UUID adminId, String reason) {
        changes.because(reason);
        Withdrawal withdrawal = lock(id);
        withdrawal.reject(adminId, reason, clock.instant());
        decline(withdrawal);
        WithdrawalHistory.record(withdrawal, REQUESTED, WithdrawalCause.ADMIN, adminId, reason);
        messages.rejected(withdrawal);
        return WithdrawalAdminView.of(withdrawal);
    }

    private void decline(Withdrawal withdrawal) {
        ledger.post(new WithdrawalPosting.Declined(withdrawal.id, withdrawal.walletId, withdrawal.gross));
    }

    private static Withdrawal lock(UUID id) {
        return Withdrawal.lockById(id).orElseThrow(WITHDRAWAL_NOT_FOUND::with);
    }
}
