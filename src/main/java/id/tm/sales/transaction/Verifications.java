package id.tm.sales.transaction;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;
import static id.tm.sales.SalesError.SECOND_APPROVER_NEEDED;

import id.tm.account.People;
import id.tm.finance.BankReceipt;
import id.tm.finance.Ledger;
import id.tm.finance.Reference;
import id.tm.finance.Setting;
import id.tm.finance.Settings;
import id.tm.platform.change.Changes;
import id.tm.platform.problem.FieldError;
import id.tm.platform.tx.RetryConflicts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Purchases that were paid straight to our bank account: an admin says so, and a second one where the amount is large. */
@ApplicationScoped
class Verifications {

    /** Money that arrived longer ago is not of this purchase. */
    private static final Duration OLDEST = Duration.ofDays(366);

    private final Cancellation cancellation;
    private final Fulfilment fulfilment;
    private final Ledger ledger;
    private final Settings settings;
    private final People people;
    private final Changes changes;
    private final Clock clock;

    Verifications(
            Cancellation cancellation,
            Fulfilment fulfilment,
            Ledger ledger,
            Settings settings,
            People people,
            Changes changes,
            Clock clock) {
        this.cancellation = cancellation;
        this.fulfilment = fulfilment;
        this.ledger = ledger;
        this.settings = settings;
        this.people = people;
        this.changes = changes;
        this.clock = clock;
    }

    /** Whether the purchase is paid now; false when somebody else has to confirm it. */
    @Transactional
    @RetryConflicts
    boolean verify(UUID id, UUID adminId, VerificationRequest request) {
        Instant now = clock.instant();
        requireThinkable(request, now);
        changes.because(request.reason());
        boolean alone = Transaction.require(id).total() <= limit(now);
        if (alone || TransactionVerification.findOf(id).isPresent()) cancellation.cancelPayment(RetailPayable.KIND, id);
        Transaction transaction = Transaction.lockById(id);
        if (!transaction.status().canBecome(TransactionState.PAID)) {
            throw transaction.status().refusal();
        }
        if (people.isAdminToo(transaction.userId, adminId)) throw SECOND_APPROVER_NEEDED.with();
        Optional<TransactionVerification> earlier = TransactionVerification.findOf(id);
        TransactionVerification verification =
                earlier.orElseGet(() -> new TransactionVerification(id, adminId, request, now));
        if (earlier.isEmpty()) {
            verification.persist();
            if (!alone) return false;
            verification.verified(now);
        } else {
            if (verification.requestedBy.equals(adminId)) throw SECOND_APPROVER_NEEDED.with();
            verification.approved(adminId, now);
        }
        pay(transaction, verification, adminId);
        return true;
    }

    private void pay(Transaction transaction, TransactionVerification verification, UUID adminId) {
        boolean honoured = fulfilment.pay(
                transaction,
                null,
                verification.reference,
                verification.paidAt,
                TransactionCause.admin(adminId, verification.reason));
        if (!honoured) throw transaction.status().refusal();
        ledger.post(new BankReceipt(
                new Reference(Fulfilment.REFERENCE, transaction.id),
                transaction.quote().sale()));
    }

    private long limit(Instant now) {
        return settings.integer(Setting.SALES_SECOND_APPROVAL_ABOVE, now).value();
    }

    private static void requireThinkable(VerificationRequest request, Instant now) {
        Instant at = request.paidAt();
        if (at == null || !at.isAfter(now) && at.isAfter(now.minus(OLDEST))) return;
        throw INVALID_INPUT.with().fields(List.of(new FieldError("paidAt", "range", now.minus(OLDEST) + " to " + now)));
    }
}
