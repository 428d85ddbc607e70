package id.tm.sales.transaction;

import static id.tm.sales.transaction.TransactionState.PENDING;

import id.tm.finance.Owed;
import id.tm.finance.Payable;
import id.tm.finance.PaymentInfo;
import id.tm.finance.PaymentItem;
import id.tm.finance.PaymentState;
import id.tm.sales.pricing.AppliedRule;
import id.tm.sales.pricing.Quote;
import id.tm.sales.pricing.QuoteLine;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What payments mean to purchases, whatever their kind. */
public abstract class PurchasePayable<P extends Purchase> implements Payable {

    /** The purchase, kept from being moved by others. */
    protected abstract P lock(UUID id);

    /** The money is here; false when it cannot be honoured any more, and then nothing has changed. */
    protected abstract boolean pay(P purchase, PaymentInfo payment, TransactionCause because);

    /** It came to nothing. */
    protected abstract void end(P purchase, TransactionState as, TransactionCause because);

    /** All of its money went back. */
    protected abstract void takeBack(P purchase, TransactionState as, TransactionCause because);

    /** Some of its money went back, nobody said for what. */
    protected abstract void partly(P purchase, TransactionCause because);

    @Override
    public Owed owed(UUID id) {
        P purchase = lock(id);
        if (purchase.status() != PENDING) throw purchase.status().refusal();
        return new Owed(
                purchase.userId,
                "Purchase " + purchase.number(),
                items(purchase.quote()),
                purchase.quote().sale(),
                purchase.expiresAt());
    }

    /** At the prices of the checkout, whatever has become of the products since. */
    @Override
    public boolean paid(UUID id, PaymentInfo payment) {
        P purchase = lock(id);
        if (purchase.total() != payment.amount()) return false;
        return pay(purchase, payment, TransactionCause.provider(payment.state().name()));
    }

    @Override
    public void expired(UUID id, PaymentInfo payment) {
        P purchase = lock(id);
        // paid without the provider meanwhile
        if (purchase.status() != PENDING) return;
        TransactionState as =
                switch (payment.state()) {
                    case CANCELLED -> TransactionState.CANCELLED;
                    case FAILED -> TransactionState.FAILED;
                    default -> TransactionState.EXPIRED;
                };
        end(purchase, as, TransactionCause.provider(payment.state().name()));
    }

    @Override
    public void refunded(UUID id, PaymentInfo payment, long amount) {
        if (!payment.fulfilled()) return;
        P purchase = lock(id);
        TransactionCause because = TransactionCause.provider("REFUNDED " + amount);
        if (payment.state() == PaymentState.REFUNDED) takeBack(purchase, TransactionState.REFUNDED, because);
        else partly(purchase, because);
    }

    @Override
    public void reversed(UUID id, PaymentInfo payment, long amount) {
        if (!payment.fulfilled()) return;
        takeBack(lock(id), TransactionState.REVERSED, TransactionCause.provider(payment.state() + " " + amount));
    }

    /** What the payer is shown, which adds up to the total. */
    private static List<PaymentItem> items(Quote quote) {
        List<PaymentItem> items = new ArrayList<>();
        for (QuoteLine line : quote.lines()) {
            items.add(new PaymentItem(line.sku(), line.label(false), line.price() - line.itemDiscount(), 1));
        }
        for (AppliedRule rule : quote.transactionDiscountRules()) {
            if (rule.change() != 0) items.add(new PaymentItem("discount", rule.code(), rule.change(), 1));
        }
        add(items, "service-fee", "Service fee", quote.serviceFee());
        add(items, "channel-fee", "Payment fee", quote.channelFee());
        add(items, "ppn", "PPN", quote.ppn());
        return items;
    }

    private static void add(List<PaymentItem> items, String code, String name, long amount) {
        if (amount > 0) items.add(new PaymentItem(code, name, amount, 1));
    }
}
