package id.tm.sales.discount;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Discounts for the other rooms: which there are, and what came of them. */
@ApplicationScoped
public class Discounts {

    /** Those in effect then. */
    @Transactional
    public List<DiscountTerms> inEffect(Instant now) {
        return Discount.listInEffect(now).stream().map(Discount::terms).toList();
    }

    /** Writes down what made a purchase cheaper, in the caller's transaction; a second time changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void applied(UUID transactionId, List<AppliedDiscount> discounts) {
        if (discounts.isEmpty()
                || !DiscountLog.of(transactionId, DiscountAct.APPLIED).isEmpty()) return;
        discounts.forEach(each -> new DiscountLog(transactionId, each, DiscountAct.APPLIED, "CHECKOUT").persist());
    }

    /**
     * Writes down that the purchase came to nothing, in the caller's transaction; a second time changes nothing.
     *
     * @param cause in capitals, such as {@code EXPIRED} or {@code REFUNDED}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takenBack(UUID transactionId, String cause) {
        if (!DiscountLog.of(transactionId, DiscountAct.TAKEN_BACK).isEmpty()) return;
        DiscountLog.of(transactionId, DiscountAct.APPLIED)
                .forEach(log -> new DiscountLog(transactionId, log.applied(), DiscountAct.TAKEN_BACK, cause).persist());
    }
}
