package id.tm.sales.transaction;

import id.tm.finance.Ledger;
import id.tm.finance.PaymentInfo;
import id.tm.finance.Reference;
import id.tm.finance.Sale;
import id.tm.finance.VoucherSale;
import id.tm.sales.discount.Discounts;
import id.tm.sales.voucher.FirstPurchases;
import id.tm.sales.voucher.Vouchers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the states of a purchase of whatever kind mean to its vouchers and discounts, in the caller's transaction; what is
 * handed over is the caller's.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Settlement {

    private final Vouchers vouchers;
    private final Discounts discounts;
    private final FirstPurchases firstPurchases;
    private final Ledger ledger;
    private final Clock clock;

    Settlement(Vouchers vouchers, Discounts discounts, FirstPurchases firstPurchases, Ledger ledger, Clock clock) {
        this.vouchers = vouchers;
        this.discounts = discounts;
        this.firstPurchases = firstPurchases;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What a new purchase uses: its vouchers are reserved, its discounts written down. */
    public void open(Purchase purchase, Instant now) {
        vouchers.reserve(purchase.userId, purchase.id, purchase.quote().voucherAmounts(), now);
        discounts.applied(purchase.id, purchase.quote().appliedDiscounts());
    }

    /**
     * The money is here; see {@link Purchase#pay}.
     *
     * @return false when a voucher is not to be had any more; then nothing has changed
     */
    public boolean pay(
            Purchase purchase,
            @Nullable PaymentInfo by,
            @Nullable String reference,
            Instant at,
            TransactionCause because) {
        Instant now = clock.instant();
        if (!vouchers.redeem(purchase.id, now)) return false;
        purchase.pay(by, reference, at, because);
        firstPurchases.record(purchase.userId, purchase.id, now);
        return true;
    }

    /** Tells the books of what vouchers alone have paid. */
    public void bookFree(String referenceType, Purchase purchase) {
        Sale sale = purchase.quote().sale();
        if (sale.voucher() > 0) ledger.post(new VoucherSale(new Reference(referenceType, purchase.id), sale));
    }

    /** It came to nothing. */
    public void end(Purchase purchase, TransactionState as, TransactionCause because) {
        purchase.become(as, because);
        vouchers.release(purchase.id, as.name(), clock.instant());
        discounts.takenBack(purchase.id, as.name());
    }

    /** All of its money went back; nothing when that was known. */
    public void undo(Purchase purchase, TransactionState as, TransactionCause because) {
        if (!purchase.status().canBecome(as)) return;
        purchase.become(as, because);
        vouchers.restore(purchase.id, as.name(), clock.instant());
        discounts.takenBack(purchase.id, as.name());
    }

    /** Some of its money went back. */
    public void partly(Purchase purchase, TransactionCause because) {
        if (purchase.status() == TransactionState.PAID) {
            purchase.become(TransactionState.PARTIALLY_REFUNDED, because);
        }
    }
}
