package id.tm.finance.refund;

import static id.tm.finance.FinanceError.BANK_ACCOUNT_NOT_FOUND;
import static id.tm.finance.FinanceError.REFUND_ACCOUNT_REQUIRED;
import static id.tm.finance.FinanceError.REFUND_NOT_BY_TRANSFER;
import static id.tm.finance.FinanceError.REFUND_NOT_POSSIBLE;
import static id.tm.finance.FinanceError.REFUND_PREVIEW_CHANGED;
import static id.tm.finance.FinanceError.UNKNOWN_PAYMENT;

import id.tm.finance.RefundObstacle;
import id.tm.finance.payment.RefundablePayments;
import id.tm.finance.payout.UserBank;
import id.tm.platform.change.Changes;
import id.tm.platform.tx.RetryConflicts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What buyers and the back office do with refund requests; how the money goes back is {@link RefundProcessing}'s. */
@ApplicationScoped
@RetryConflicts
class RefundRequests {

    private final RefundPlanning planning;
    private final RefundProcessing processing;
    private final RefundablePayments payments;
    private final RefundMails mails;
    private final Changes changes;
    private final Clock clock;

    RefundRequests(
            RefundPlanning planning,
            RefundProcessing processing,
            RefundablePayments payments,
            RefundMails mails,
            Changes changes,
            Clock clock) {
        this.planning = planning;
        this.processing = processing;
        this.payments = payments;
        this.mails = mails;
        this.changes = changes;
        this.clock = clock;
    }

    /** What asking for it now would bring; 404 when the payment is not the buyer's. */
    @Transactional
    RefundPlan preview(UUID paymentId, @Nullable UUID buyerId) {
        RefundPlan plan = planning.plan(paymentId, clock.instant());
        if (buyerId != null && !buyerId.equals(plan.buyerId())) throw UNKNOWN_PAYMENT.with();
        if (!RefundRequest.isOpenFor(paymentId)) return plan;
        List<RefundObstacle> obstacles = new ArrayList<>(plan.obstacles());
        obstacles.add(RefundObstacle.REQUESTED_ALREADY);
        return plan.hinderedBy(obstacles);
    }

    /** With what it brings as things are now; or what was decided on. */
    @Transactional
    RefundRequestAdminView show(UUID id) {
        RefundRequest request = RefundRequest.require(id);
        RefundPlan plan = request.isDecided() ? request.plan() : planning.plan(request.paymentId, request.createdAt);
        return RefundRequestAdminView.of(request, plan);
    }

    @Transactional
    RefundRequest request(RefundRequestRequest wish, RefundActor by) {
        RefundPlan plan = planning.plan(wish.paymentId(), clock.instant());
        boolean buyer = by.kind() == RefundActor.Kind.BUYER;
        if (buyer && !by.id().equals(plan.buyerId())) throw UNKNOWN_PAYMENT.with();
        requirePossible(plan);
        if (wish.bankAccountId() == null) {
            if (plan.route() == RefundRoute.MANUAL_TRANSFER) throw REFUND_ACCOUNT_REQUIRED.with();
        } else if (UserBank.findOfUser(wish.bankAccountId(), plan.buyerId()).isEmpty()) {
            throw BANK_ACCOUNT_NOT_FOUND.with();
        }
        RefundRequest request = new RefundRequest(plan, buyer ? null : by.id(), wish.reason(), wish.bankAccountId());
        request.persistAndFlush();
        written(request, new RefundRequestStep(null, request.state()), by, null);
        mails.tell(request, null);
        return request;
    }

    @Transactional
    RefundRequest cancel(UUID id, UUID buyerId) {
        payments.lock(RefundRequest.paymentOf(id, buyerId));
        RefundRequest request = RefundRequest.lock(id);
        written(request, request.cancel(clock.instant()), RefundActor.buyer(buyerId), null);
        mails.tell(request, null);
        return request;
    }

    @Transactional
    RefundRequest review(UUID id, UUID admin) {
        RefundRequest request = lock(id);
        written(request, request.review(), RefundActor.admin(admin), null);
        mails.tell(request, null);
        return request;
    }

    /** As it was previewed, or not at all. */
    @Transactional
    RefundRequest approve(UUID id, RefundApprovalRequest approval, UUID admin) {
        changes.because(approval.reason());
        RefundRequest request = lock(id);
        RefundPlan plan = planning.plan(request.paymentId, request.createdAt);
        RefundRequestStep step = request.approve(plan, approval.isByHand(), admin, clock.instant());
        if (!plan.fingerprint().equals(approval.fingerprint())) {
            throw REFUND_PREVIEW_CHANGED.with().property("fingerprint", plan.fingerprint());
        }
        requirePossible(plan);
        if (plan.route() == RefundRoute.MANUAL_TRANSFER) {
            if (request.bankAccountId == null) throw REFUND_ACCOUNT_REQUIRED.with();
            UserBank.requirePayable(request.buyerId, request.bankAccountId);
        } else if (approval.isByHand()) {
            throw REFUND_NOT_BY_TRANSFER.with();
        }
        planning.require(plan.payableKind()).approved(plan.payableId(), plan.returningCodes());
        written(request, step, RefundActor.admin(admin), approval.reason());
        mails.tell(request, null);
        return request;
    }

    @Transactional
    RefundRequest reject(UUID id, String reason, UUID admin) {
        changes.because(reason);
        RefundRequest request = lock(id);
        boolean failed = request.state() == RefundRequestState.FAILED;
        RefundRequestStep step = request.reject(admin, clock.instant());
        if (failed) processing.giveUp(request);
        written(request, step, RefundActor.admin(admin), reason);
        mails.tell(request, reason);
        return request;
    }

    /** The money is tried to be sent again: with the key it has, or by transfer when the provider refused for good. */
    @Transactional
    RefundRequest retry(UUID id, String reason, UUID admin) {
        changes.because(reason);
        RefundRequest request = lock(id);
        if (request.state() != RefundRequestState.FAILED || request.hasBounced()) {
            throw request.state().refusal();
        }
        processing.retry(request, RefundActor.admin(admin), reason);
        return request;
    }

    /** An admin has sent the money; never what the service has sent, or may have sent. */
    @Transactional
    RefundRequest transferred(UUID id, RefundTransferRequest transfer, UUID admin) {
        changes.because(transfer.reason());
        RefundRequest request = lock(id);
        processing.transferredByHand(request, transfer.bankReference(), RefundActor.admin(admin), transfer.reason());
        return request;
    }

    private RefundRequest lock(UUID id) {
        payments.lock(RefundRequest.paymentOf(id, null));
        return RefundRequest.lock(id);
    }

    private static void written(
            RefundRequest request, RefundRequestStep step, RefundActor actor, @Nullable String note) {
        // A constraint that is broken says so here.
        Panache.getEntityManager().flush();
        RefundRequestHistory.write(request, step, actor, note);
    }

    private static void requirePossible(RefundPlan plan) {
        if (!plan.obstacles().isEmpty()) throw REFUND_NOT_POSSIBLE.with().property("obstacles", plan.obstacles());
    }
}
