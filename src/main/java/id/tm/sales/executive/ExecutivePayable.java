package id.tm.sales.executive;

import id.tm.finance.PaymentInfo;
import id.tm.sales.transaction.PurchasePayable;
import id.tm.sales.transaction.TransactionCause;
import id.tm.sales.transaction.TransactionState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Seats as something that is paid. */
@ApplicationScoped
class ExecutivePayable extends PurchasePayable<ExecutiveTransaction> {

    static final String KIND = "EXECUTIVE";

    private final ExecutiveFulfilment fulfilment;

    ExecutivePayable(ExecutiveFulfilment fulfilment) {
        this.fulfilment = fulfilment;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    protected ExecutiveTransaction lock(UUID id) {
        return ExecutiveTransaction.lockById(id);
    }

    @Override
    protected boolean pay(ExecutiveTransaction purchase, PaymentInfo payment, TransactionCause because) {
        return fulfilment.pay(purchase, payment, payment.paidAt(), because);
    }

    @Override
    protected void end(ExecutiveTransaction purchase, TransactionState as, TransactionCause because) {
        fulfilment.end(purchase, as, because);
    }

    @Override
    protected void takeBack(ExecutiveTransaction purchase, TransactionState as, TransactionCause because) {
        fulfilment.takeBack(purchase, as, because);
    }

    @Override
    protected void partly(ExecutiveTransaction purchase, TransactionCause because) {
        fulfilment.partly(purchase, because);
    }
}
