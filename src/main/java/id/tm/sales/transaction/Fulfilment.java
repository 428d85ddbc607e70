package id.tm.sales.transaction;

import id.tm.finance.PaymentInfo;
import id.tm.sales.TransactionPaid;
import id.tm.sales.entitlement.Entitlement;
import id.tm.sales.entitlement.Grants;
import id.tm.sales.pricing.QuoteLine;
import id.tm.sales.product.Product;
import id.tm.sales.referral.ReferralCommissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that follows when a purchase is paid, ends, or its money goes back; in the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Fulfilment {

    /** What the books call a purchase that is paid without a provider. */
    static final String REFERENCE = "TRANSACTION";

    private final Grants grants;
    private final Settlement settlement;
    private final ReferralCommissions commissions;
    private final TransactionMessages messages;
    private final Event<TransactionPaid> paid;
    private final Clock clock;

    Fulfilment(
            Grants grants,
            Settlement settlement,
            ReferralCommissions commissions,
            TransactionMessages messages,
            Event<TransactionPaid> paid,
            Clock clock) {
        this.grants = grants;
        this.settlement = settlement;
        this.commissions = commissions;
        this.messages = messages;
        this.paid = paid;
        this.clock = clock;
    }

    /** There is nothing to pay. */
    void free(Transaction transaction, Instant now) {
        if (!pay(transaction, null, null, now, TransactionCause.service("FREE"))) {
            throw new IllegalStateException("the vouchers of " + transaction.id + " were reserved just now");
        }
        settlement.bookFree(REFERENCE, transaction);
    }

    /**
     * The money is here.
     *
     * @param by the payment; null when it came without a provider, known by {@code reference}
     * @return false when it cannot be honoured any more; then nothing has changed
     */
    boolean pay(
            Transaction transaction,
            @Nullable PaymentInfo by,
            @Nullable String reference,
            Instant at,
            TransactionCause because) {
        if (!transaction.status().canBecome(TransactionState.PAID)) return false;
        Instant now = clock.instant();
        if (transaction.status().endedUnpaid() && !isStillToBeHad(transaction)) return false;
        if (!settlement.pay(transaction, by, reference, at, because)) return false;
        List<Entitlement> given = grants.give(transaction.grants(), now);
        commissions.accrue(transaction.id, byLine(transaction, given), now);
        messages.cancelReminders(transaction);
        messages.sendReceipt(transaction);
        paid.fire(new TransactionPaid(transaction.id, transaction.userId, transaction.paidAt()));
        return true;
    }

    /** It came to nothing. */
    void end(Transaction transaction, TransactionState as, TransactionCause because) {
        settlement.end(transaction, as, because);
        messages.cancelReminders(transaction);
    }

    /** All of its money went back. */
    void takeBack(Transaction transaction, TransactionState as, TransactionCause because) {
        grants.takeAll(transaction.id, clock.instant());
        commissions.takeBackAll(transaction.id, clock.instant());
        settlement.undo(transaction, as, because);
    }

    /** The money of those went back. */
    void takeBack(Transaction transaction, List<UUID> entitlements, TransactionCause because) {
        boolean nothingLeft = grants.take(transaction.id, entitlements, clock.instant());
        commissions.takeBack(transaction.id, entitlements, clock.instant());
        if (nothingLeft) settlement.undo(transaction, TransactionState.REFUNDED, because);
        else settlement.partly(transaction, because);
    }

    /** Some of its money went back, nobody said for what: what was earned by it stays until all went back. */
    void partly(Transaction transaction, TransactionCause because) {
        settlement.partly(transaction, because);
    }

    /** Late money buys what is still sold, unless the buyer has bought the same again meanwhile. */
    private boolean isStillToBeHad(Transaction transaction) {
        List<String> skus =
                transaction.quote().lines().stream().map(QuoteLine::sku).toList();
        return Product.listOnSale(skus, clock.instant()).size() == skus.size() && !transaction.wasBoughtAgain();
    }

    private static List<List<Entitlement>> byLine(Transaction transaction, List<Entitlement> given) {
        Map<UUID, List<Entitlement>> byItem =
                given.stream().collect(Collectors.groupingBy(each -> each.transactionItemId));
        return transaction.items().stream().map(item -> byItem.get(item.id)).toList();
    }
}
