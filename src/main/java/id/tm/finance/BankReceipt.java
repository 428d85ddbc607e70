package id.tm.finance;

import static id.tm.finance.AccountKind.BANK;

import java.util.ArrayList;
import java.util.List;

/** Money that reached the bank without a provider and is known by {@code reference}, such as an invoice paid by transfer. */
public record BankReceipt(Reference reference, Sale sale) implements Posting {

    public BankReceipt {
        Posting.positive(sale.total());
    }

    @Override
    public Purpose purpose() {
        return Purpose.BANK_RECEIVED;
    }

    @Override
    public List<Leg> legs() {
        List<Leg> legs = new ArrayList<>();
        legs.add(Leg.debit(BANK, sale.total()));
        legs.addAll(sale.credits());
        return Posting.withoutNothing(legs);
    }
}
