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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Purchases as something that is paid. */
@ApplicationScoped
class RetailPayable implements Payable {

    static final String KIND = "RETAIL";

    private final Fulfilment fulfilment;

    RetailPayable(Fulfilment fulfilment) {
        this.fulfilment = fulfilment;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Owed owed(UUID id) {
        Transaction transaction = Transaction.lockById(id);
        if (transaction.status() != PENDING) throw transaction.status().refusal();
        return new Owed(
                transaction.userId,
                "Purchase " + transaction.number(),
                items(transaction.quote()),
                transaction.quote().sale(),
                transaction.expiresAt());
    }

    /** At the prices of the checkout, whatever has become of the products since. */
    @Override
    public boolean paid(UUID id, PaymentInfo payment) {
        Transaction transaction = Transaction.lockById(id);
        if (transaction.total() != payment.amount()) return false;
        return fulfilment.pay(
                transaction,
                payment,
                null,
                payment.paidAt(),
                TransactionCause.provider(payment.state().name()));
    }

    @Override
    public void expired(UUID id, PaymentInfo payment) {
        Transaction transaction = Transaction.lockById(id);
        // paid without the provider meanwhile
        if (transaction.status() != PENDING) return;
        TransactionState as =
                switch (payment.state()) {
                    case CANCELLED -> TransactionState.CANCELLED;
                    case FAILED -> TransactionState.FAILED;
                    default -> TransactionState.EXPIRED;
                };
        fulfilment.end(
                transaction, as, TransactionCause.provider(payment.state().name()));
    }

    @Override
    public void refunded(UUID id, PaymentInfo payment, long amount) {
        if (!payment.fulfilled()) return;
        Transaction transaction = Transaction.lockById(id);
        TransactionCause because = TransactionCause.provider("REFUNDED " + amount);
        if (payment.state() == PaymentState.REFUNDED) {
            fulfilment.takeBack(transaction, TransactionState.REFUNDED, because);
        } else {
            fulfilment.partly(transaction, because);
        }
    }

    @Override
    public void reversed(UUID id, PaymentInfo payment, long amount) {
        if (!payment.fulfilled()) return;
        fulfilment.takeBack(
                Transaction.lockById(id),
                TransactionState.REVERSED,
                TransactionCause.provider(payment.state() + " " + amount));
    }

    /** What the payer is shown, which adds up to the total. */
    private static List<PaymentItem> items(Quote quote) {
        List<PaymentItem> items = new ArrayList<>();
        for (QuoteLine line : quote.lines()) {
            items.add(new PaymentItem(line.sku(), line.name(), line.price() - line.itemDiscount(), 1));
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
