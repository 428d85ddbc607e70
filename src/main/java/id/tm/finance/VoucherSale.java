package id.tm.finance;

import java.util.List;

/** A purchase that vouchers pay all of, so that no money comes: what is earned is an expense for vouchers at once. */
public record VoucherSale(Reference reference, Sale sale) implements Posting {

    public VoucherSale {
        Posting.positive(sale.voucher());
        if (sale.total() != 0) throw new IllegalArgumentException(sale.total() + " is left to be paid");
    }

    @Override
    public Purpose purpose() {
        return Purpose.VOUCHER_SPENT;
    }

    @Override
    public List<Leg> legs() {
        return Posting.withoutNothing(sale.credits());
    }
}
