package id.tm.finance.refund;

import static id.tm.finance.FinanceError.REFUND_ACCOUNT_REQUIRED;
import static id.tm.finance.FinanceError.REFUND_NOT_BY_TRANSFER;
import static id.tm.finance.FinanceError.REFUND_TRANSFER_UNDER_WAY;
import static id.tm.finance.refund.RefundRequestState.APPROVED;
import static id.tm.finance.refund.RefundRequestState.FAILED;
import static id.tm.finance.refund.RefundRequestState.PROCESSING;
import static id.tm.finance.refund.RefundRequestState.REFUNDED;

import id.tm.finance.CommissionPosting;
import id.tm.finance.Ledger;
import id.tm.finance.PaymentPosting;
import id.tm.finance.PaymentRefundEnded;
import id.tm.finance.PaymentState;
import id.tm.finance.Payments;
import id.tm.finance.RefundPosting;
import id.tm.finance.Sale;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.PayoutReceipts;
import id.tm.finance.gateway.ProviderPayout;
import id.tm.finance.payment.RefundablePayments;
import id.tm.finance.payout.UserBank;
import id.tm.finance.wallet.WalletHold;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How the money of an approved request goes back, and all that comes of it. Every method wants a running transaction that
 * holds the locks of the payment and, but for the news of others, of the request.
 */
@ApplicationScoped
class RefundProcessing implements PayoutReceipts {

    private static final Logger LOG = Logger.getLogger(RefundProcessing.class);
    private static final Sale NOTHING = new Sale(new TreeMap<>(), 0, 0, 0, 0);

    private final RefundPlanning planning;
    private final RefundablePayments locks;
    private final Payments payments;
    private final Ledger ledger;
    private final RefundMails mails;
    private final Clock clock;

    RefundProcessing(
            RefundPlanning planning,
            RefundablePayments locks,
            Payments payments,
            Ledger ledger,
            RefundMails mails,
            Clock clock) {
        this.planning = planning;
        this.locks = locks;
        this.payments = payments;
        this.ledger = ledger;
        this.mails = mails;
        this.clock = clock;
    }

    /** The money of an approved request is put on its way. */
    void send(RefundRequest request) {
        if (request.route() == RefundRoute.PROVIDER) sendByProvider(request, RefundActor.SERVICE, null);
        else sendByTransfer(request, RefundActor.SERVICE, null);
    }

    /** Through the provider only what it was never asked for: what it has refused it refuses again. */
    void retry(RefundRequest request, RefundActor actor, String note) {
        boolean asked = locks.knows(request.paymentId, request.key());
        if (request.plan().route() == RefundRoute.PROVIDER && !asked) sendByProvider(request, actor, note);
        else sendByTransfer(request, actor, note);
    }

    private void sendByProvider(RefundRequest request, RefundActor actor, @Nullable String note) {
        payments.refund(request.paymentId, request.plan().back(), paymentReason(request), request.key());
        moved(request, request.process(RefundRoute.PROVIDER), actor, note);
    }

    private void sendByTransfer(RefundRequest request, RefundActor actor, @Nullable String note) {
        if (request.bankAccountId == null) throw REFUND_ACCOUNT_REQUIRED.with();
        Instant now = clock.instant();
        UserBank.requirePayable(request.buyerId, request.bankAccountId);
        payments.reserveTransfer(
                request.paymentId, request.plan().back(), paymentReason(request), request.transferKey());
        moved(request, request.process(RefundRoute.MANUAL_TRANSFER), actor, note);
        Optional<RefundTransfer> earlier = RefundTransfer.findOf(request.id);
        if (earlier.isEmpty()) RefundTransfer.of(request, now).persist();
        else if (!RefundTransfer.QUEUE.replay(earlier.get().id, now)) throw REFUND_TRANSFER_UNDER_WAY.with();
    }

    /** Something is wrong that no second try makes right. */
    void fail(RefundRequest request, String error, boolean processing) {
        if (!processing) moved(request, request.process(request.route()), RefundActor.SERVICE, null);
        moved(request, request.fail(error), RefundActor.SERVICE, error);
        mails.tell(request, null);
    }

    /** Nothing went back of what had failed, and nothing will. */
    void giveUp(RefundRequest request) {
        RefundTransfer.findOf(request.id).ifPresent(transfer -> transfer.takeOver(clock.instant()));
        payments.dropTransfer(request.paymentId, request.transferKey());
        RefundPlan plan = request.plan();
        planning.require(plan.payableKind()).givenUp(plan.payableId(), plan.returningCodes());
    }

    void transferredByHand(RefundRequest request, String bankReference, RefundActor actor, String note) {
        requireNotSent(request);
        boolean again = request.hasBounced();
        if (!again && !hasMoneyOf(request)) throw stateOf(request).refusal();
        if (request.state() != PROCESSING) {
            moved(request, request.process(RefundRoute.MANUAL_TRANSFER), actor, note);
        }
        if (again) {
            ledger.post(new RefundPosting.Owed(request.id, NOTHING, request.amount()));
            ledger.post(new RefundPosting.Paid(request.id, null, request.amount()));
            ended(request, bankReference, actor, note);
        } else {
            payments.refundedByTransfer(
                    request.paymentId, request.plan().back(), null, paymentReason(request), request.transferKey());
            complete(request, bankReference, actor, note);
        }
    }

    private void requireNotSent(RefundRequest request) {
        Optional<RefundTransfer> transfer = RefundTransfer.findOf(request.id);
        boolean approved = request.state() == APPROVED;
        if (approved && request.route() == RefundRoute.PROVIDER) throw REFUND_NOT_BY_TRANSFER.with();
        if (request.state() == PROCESSING && transfer.isEmpty()) throw REFUND_TRANSFER_UNDER_WAY.with();
        if (!approved && request.state() != PROCESSING && request.state() != FAILED) {
            throw request.state().refusal();
        }
        if (transfer.isPresent() && !request.hasBounced() && !transfer.get().takeOver(clock.instant())) {
            throw REFUND_TRANSFER_UNDER_WAY.with();
        }
    }

    /** The provider's refund has ended; told by the payment, whose lock is held. */
    void hear(@Observes PaymentRefundEnded refund) {
        Optional<UUID> id = id(refund.key());
        if (id.isEmpty() || RefundRequest.count("id", id.get()) == 0) return;
        RefundRequest request = RefundRequest.lock(id.get());
        if (request.state() != PROCESSING || request.route() != RefundRoute.PROVIDER) {
            LOG.errorf("refund request %s is %s, and its refund has ended", request.id, request.state());
            return;
        }
        if (refund.succeeded()) complete(request, null, RefundActor.SERVICE, null);
        else fail(request, refund.error(), true);
    }

    @Override
    public boolean apply(ProviderPayout payout) {
        Optional<UUID> id = id(payout.reference());
        if (id.isEmpty() || RefundTransfer.count("requestId", id.get()) == 0) return false;
        locks.lock(RefundRequest.paymentOf(id.get(), null));
        RefundRequest request = RefundRequest.lock(id.get());
        RefundTransfer transfer = RefundTransfer.findOf(id.get()).orElseThrow();
        if (payout.amount() != transfer.amount) {
            LOG.errorf("the provider says that %d rupiah of refund %s were paid", payout.amount(), request.id);
            return true;
        }
        hear(request, transfer, payout);
        return true;
    }

    @Override
    public Optional<PaymentProvider> orderedFrom(String reference) {
        return id(reference).flatMap(RefundTransfer::findOf).map(transfer -> transfer.provider);
    }

    private void hear(RefundRequest request, RefundTransfer transfer, ProviderPayout payout) {
        Instant now = clock.instant();
        String error = payout.error() == null ? payout.standing().name() : payout.error();
        switch (payout.standing()) {
            case PROCESSING -> {}
            case SUCCEEDED -> {
                if (transfer.end(RefundTransferState.SUCCEEDED, null, now)) paidOut(request, transfer, payout);
                else if (request.state() == FAILED && transfer.succeedAfterAll(now)) {
                    moved(request, request.process(RefundRoute.MANUAL_TRANSFER), RefundActor.SERVICE, null);
                    paidOut(request, transfer, payout);
                } else if (transfer.state == RefundTransferState.BY_HAND) {
                    LOG.errorf("refund %s arrived by payout, and was sent by hand as well", request.id);
                }
            }
            case FAILED -> {
                if (transfer.end(RefundTransferState.FAILED, error, now)) fail(request, error, true);
            }
            case REVERSED -> {
                if (transfer.end(RefundTransferState.REVERSED, error, now)) bounce(request, transfer, error);
                else if (transfer.end(RefundTransferState.FAILED, error, now)) fail(request, error, true);
            }
        }
    }

    /** The provider takes no such order. */
    void refused(RefundRequest request, RefundTransfer transfer, String error) {
        if (transfer.end(RefundTransferState.FAILED, error, clock.instant())) fail(request, error, true);
    }

    private void paidOut(RefundRequest request, RefundTransfer transfer, ProviderPayout payout) {
        payments.refundedByTransfer(
                request.paymentId,
                request.plan().back(),
                transfer.provider.name(),
                paymentReason(request),
                request.transferKey());
        complete(request, payout.providerReference(), RefundActor.SERVICE, null);
    }

    /** The money came back to us: it belongs to the buyer, and waits for a transfer to another account. */
    private void bounce(RefundRequest request, RefundTransfer transfer, String error) {
        if (request.state() != REFUNDED) return;
        ledger.post(new PaymentPosting.Unallocated(request.id, transfer.provider.name(), request.amount(), 0));
        moved(request, request.bounce(error), RefundActor.SERVICE, error);
        mails.tell(request, null);
    }

    /** Everything the plan says besides the money itself, which the payment has written down. */
    private void complete(
            RefundRequest request, @Nullable String bankReference, RefundActor actor, @Nullable String note) {
        RefundPlan plan = request.plan();
        // When the bank has taken the payment back meanwhile, all of this was done then.
        if (hasMoneyOf(request) || stateOf(request) == PaymentState.REFUNDED) {
            for (RefundPlan.ClawBack each : plan.clawBacks()) ledger.post(posting(request, each));
            planning.require(plan.payableKind()).completed(plan.payableId(), plan.returningCodes());
        }
        ended(request, bankReference, actor, note);
    }

    /** Whether money of the payment is still with us; else the bank has taken it back, and none of it is owed any more. */
    boolean hasMoneyOf(RefundRequest request) {
        return stateOf(request).holdsMoney();
    }

    private PaymentState stateOf(RefundRequest request) {
        return payments.find(request.paymentId).orElseThrow().state();
    }

    /**
     * A commission that was released since the approval is taken from what is available. All of one is taken by its own
     * id, and so once, also when whoever has accrued it takes it back as well.
     */
    private static CommissionPosting posting(RefundRequest request, RefundPlan.ClawBack of) {
        Optional<WalletHold> whole = RefundPlanning.holdOfAll(of.commissionId(), of.amount());
        if (whole.isPresent() && whole.get().wasReleased()) {
            return new CommissionPosting.ClawedBack(of.commissionId(), of.walletId(), of.amount());
        }
        if (whole.isPresent()) {
            return new CommissionPosting.Reversed(of.commissionId(), of.walletId(), of.amount());
        }
        // One commission can be taken back in parts, by a posting each.
        String part = request.id + "/" + of.commissionId();
        UUID id = UUID.nameUUIDFromBytes(part.getBytes(StandardCharsets.UTF_8));
        return new CommissionPosting.ClawedBack(id, of.walletId(), of.amount());
    }

    private void ended(
            RefundRequest request, @Nullable String bankReference, RefundActor actor, @Nullable String note) {
        moved(request, request.complete(bankReference, clock.instant()), actor, note);
        mails.tell(request, null);
    }

    private static void moved(RefundRequest request, RefundRequestStep step, RefundActor actor, @Nullable String note) {
        Panache.getEntityManager().flush();
        RefundRequestHistory.write(request, step, actor, note);
    }

    private static String paymentReason(RefundRequest request) {
        return "refund request " + request.id;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
