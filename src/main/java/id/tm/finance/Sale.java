package id.tm.finance;

import static id.tm.finance.AccountKind.DEFERRED_QUOTA;
import static id.tm.finance.AccountKind.FEE_INCOME;
import static id.tm.finance.AccountKind.PPN_PAYABLE;
import static id.tm.finance.AccountKind.SALES_REVENUE;
import static id.tm.finance.AccountKind.VOUCHER_EXPENSE;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an amount of money was paid for, in rupiah, or what of it is given back.
 *
 * @param revenue by kind of product, before vouchers
 * @param quota of partners, earned only when it is used
 * @param voucher by how much vouchers made the buyer pay less
 */
@RegisterForReflection
public record Sale(SortedMap<String, Long> revenue, long quota, long ppn, long fee, long voucher) {

    /** The kind of revenue that invoices to companies bring. */
    public static final String INVOICE = "INVOICE";

    public Sale {
        revenue = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(revenue));
        revenue.values().forEach(Posting::notNegative);
        Posting.notNegative(quota);
        Posting.notNegative(ppn);
        Posting.notNegative(fee);
        Posting.notNegative(voucher);
    }

    public static Sale of(String productKind, long revenue, long ppn, long fee, long voucher) {
        return new Sale(new TreeMap<>(Map.of(productKind, revenue)), 0, ppn, fee, voucher);
    }

    /** What a company is invoiced for, which bears no fee. */
    public static Sale ofInvoice(long revenue, long ppn) {
        return of(INVOICE, revenue, ppn, 0, 0);
    }

    public static Sale ofQuota(long quota, long ppn) {
        return new Sale(new TreeMap<>(), quota, ppn, 0, 0);
    }

    /** What the buyer pays for it. */
    public long total() {
        long total = quota;
        for (long each : revenue.values()) total = Math.addExact(total, each);
        total = Math.addExact(total, ppn);
        total = Math.addExact(total, fee);
        return Math.subtractExact(total, voucher);
    }

    List<Leg> credits() {
        List<Leg> legs = new ArrayList<>();
        revenue.forEach((kind, amount) -> legs.add(Leg.credit(SALES_REVENUE, kind, amount)));
        legs.add(Leg.credit(DEFERRED_QUOTA, quota));
        legs.add(Leg.credit(PPN_PAYABLE, ppn));
        legs.add(Leg.credit(FEE_INCOME, fee));
        legs.add(Leg.debit(VOUCHER_EXPENSE, voucher));
        return legs;
    }

    List<Leg> debits() {
        return credits().stream().map(Leg::reversed).toList();
    }
}
