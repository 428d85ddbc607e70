package id.tm.sales.executive;

import id.tm.finance.PaymentInfo;
import id.tm.finance.Shares;
import id.tm.sales.entitlement.Grants;
import id.tm.sales.product.Product;
import id.tm.sales.transaction.Settlement;
import id.tm.sales.transaction.TransactionCause;
import id.tm.sales.transaction.TransactionState;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that follows when seats are paid, or their money goes back; in the caller's transaction, which holds the purchase. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ExecutiveFulfilment {

    /** What the books call seats that are paid without a provider. */
    private static final String REFERENCE = "EXECUTIVE_TRANSACTION";

    private final Settlement settlement;
    private final Grants grants;
    private final ExecutiveMessages messages;
    private final Clock clock;

    ExecutiveFulfilment(Settlement settlement, Grants grants, ExecutiveMessages messages, Clock clock) {
        this.settlement = settlement;
        this.grants = grants;
        this.messages = messages;
        this.clock = clock;
    }

    /** There is nothing to pay. */
    void free(ExecutiveTransaction purchase, Instant now) {
        if (!pay(purchase, null, now, TransactionCause.service("FREE"))) {
            throw new IllegalStateException("the vouchers of " + purchase.id + " were reserved just now");
        }
        settlement.bookFree(REFERENCE, purchase);
    }

    /** The money is here; false when it cannot be honoured any more, and then nothing has changed. */
    boolean pay(ExecutiveTransaction purchase, @Nullable PaymentInfo by, Instant at, TransactionCause because) {
        if (!purchase.status().canBecome(TransactionState.PAID)) return false;
        if (purchase.status().endedUnpaid() && !isStillToBeHad(purchase)) return false;
        if (!settlement.pay(purchase, by, null, at, because)) return false;
        List<Long> revenues = Shares.of(purchase.revenue, Collections.nCopies(purchase.seats, 1L));
        for (int i = 0; i < purchase.seats; i++) new ExecutiveSeat(purchase.id, i + 1, revenues.get(i)).persist();
        Panache.getEntityManager().flush();
        messages.sendReceipt(purchase);
        return true;
    }

    void end(ExecutiveTransaction purchase, TransactionState as, TransactionCause because) {
        settlement.end(purchase, as, because);
    }

    /** All of the money went back: nobody has a seat any more but who has used it up. */
    void takeBack(ExecutiveTransaction purchase, TransactionState as, TransactionCause because) {
        Instant now = clock.instant();
        Map<UUID, ExecutiveSeat> seats = ExecutiveSeat.lockOf(purchase.id).stream()
                .collect(Collectors.toMap(seat -> seat.id, Function.identity()));
        for (ExecutiveTransactionAssignment each : ExecutiveTransactionAssignment.listLive(purchase.id)) {
            if (grants.takeOfSeat(each.id, now)) each.end(ExecutiveAssignmentState.VOID, now);
            else seats.remove(each.seatId);
        }
        seats.values().forEach(ExecutiveSeat::makeVoid);
        settlement.undo(purchase, as, because);
    }

    /** The money of those seats went back. */
    void takeBack(ExecutiveTransaction purchase, Collection<UUID> seatIds, TransactionCause because) {
        List<ExecutiveSeat> seats = ExecutiveSeat.lockOf(purchase.id);
        seats.stream().filter(seat -> seatIds.contains(seat.id)).forEach(ExecutiveSeat::makeVoid);
        boolean nothingLeft = seats.stream().allMatch(seat -> seat.state() == ExecutiveSeatState.VOID);
        if (nothingLeft) settlement.undo(purchase, TransactionState.REFUNDED, because);
        else settlement.partly(purchase, because);
    }

    void partly(ExecutiveTransaction purchase, TransactionCause because) {
        settlement.partly(purchase, because);
    }

    /** Late money buys what is still sold, unless the company has bought the same again meanwhile. */
    private boolean isStillToBeHad(ExecutiveTransaction purchase) {
        return !Product.listOnSale(List.of(purchase.sku), clock.instant()).isEmpty() && !purchase.wasBoughtAgain();
    }
}
