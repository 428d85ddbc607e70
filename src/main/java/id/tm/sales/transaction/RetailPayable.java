package id.tm.sales.transaction;

import id.tm.finance.PaymentInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What somebody buys for themselves as something that is paid. */
@ApplicationScoped
class RetailPayable extends PurchasePayable<Transaction> {

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
    protected Transaction lock(UUID id) {
        return Transaction.lockById(id);
    }

    @Override
    protected boolean pay(Transaction transaction, PaymentInfo payment, TransactionCause because) {
        return fulfilment.pay(transaction, payment, null, payment.paidAt(), because);
    }

    @Override
    protected void end(Transaction transaction, TransactionState as, TransactionCause because) {
        fulfilment.end(transaction, as, because);
    }

    @Override
    protected void takeBack(Transaction transaction, TransactionState as, TransactionCause because) {
        fulfilment.takeBack(transaction, as, because);
    }

    @Override
    protected void partly(Transaction transaction, TransactionCause because) {
        fulfilment.partly(transaction, because);
    }
}
