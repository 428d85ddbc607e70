package id.tm.finance.refund;

import id.tm.finance.RefundPart;
import id.tm.finance.Sale;
import id.tm.finance.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What of a sale goes back, part by part: each kind's revenue is shared among its parts by weight, the voucher by the
 * revenue, fee and tax by what is left. Whatever the order in which parts go back, together they are the whole sale.
 *
 * @param amounts what each part is worth to the buyer
 * @param feeKept the fee and its tax that would have gone back as well
 */
record RefundSplit(Sale back, List<Long> amounts, long feeKept) {

    static RefundSplit of(Sale sale, List<RefundPart> parts, boolean keepsFee) {
        List<Long> gross = gross(sale, parts);
        List<Long> voucher = Shares.of(sale.voucher(), gross);
        List<Long> net = minus(gross, voucher);
        // The tax was on the fee, too.
        List<Long> taxed = new ArrayList<>(net);
        taxed.add(sale.fee());
        List<Long> tax = Shares.of(sale.ppn(), taxed);
        List<Long> partTax = tax.subList(0, parts.size());
        List<Long> fee = Shares.of(sale.fee(), net);
        List<Long> feeTax = Shares.of(tax.get(parts.size()), net);

        SortedMap<String, Long> revenue = new TreeMap<>();
        sale.revenue().keySet().forEach(kind -> revenue.put(kind, returning(parts, gross, kind)));
        long feeBack = returning(parts, fee);
        long feeTaxBack = returning(parts, feeTax);
        Sale back = new Sale(
                revenue,
                returning(parts, gross, null),
                returning(parts, partTax) + (keepsFee ? 0 : feeTaxBack),
                keepsFee ? 0 : feeBack,
                returning(parts, voucher));
        List<Long> amounts = IntStream.range(0, parts.size())
                .mapToObj(i -> net.get(i) + partTax.get(i) + (keepsFee ? 0 : fee.get(i) + feeTax.get(i)))
                .toList();
        return new RefundSplit(back, amounts, keepsFee ? feeBack + feeTaxBack : 0);
    }

    private static List<Long> gross(Sale sale, List<RefundPart> parts) {
        List<Long> gross = new ArrayList<>(parts.stream().map(part -> 0L).toList());
        sale.revenue().forEach((kind, amount) -> share(amount, kind, parts, gross));
        share(sale.quota(), null, parts, gross);
        return gross;
    }

    private static void share(long amount, @Nullable String kind, List<RefundPart> parts, List<Long> gross) {
        List<Integer> of = IntStream.range(0, parts.size())
                .filter(i -> Objects.equals(parts.get(i).productKind(), kind))
                .boxed()
                .toList();
        List<Long> shares =
                Shares.of(amount, of.stream().map(i -> parts.get(i).weight()).toList());
        for (int i = 0; i < shares.size(); i++) gross.set(of.get(i), shares.get(i));
    }

    private static long returning(List<RefundPart> parts, List<Long> amounts) {
        return IntStream.range(0, parts.size())
                .filter(i -> parts.get(i).returns())
                .mapToLong(amounts::get)
                .sum();
    }

    private static long returning(List<RefundPart> parts, List<Long> amounts, @Nullable String kind) {
        return IntStream.range(0, parts.size())
                .filter(i ->
                        parts.get(i).returns() && Objects.equals(parts.get(i).productKind(), kind))
                .mapToLong(amounts::get)
                .sum();
    }

    private static List<Long> minus(List<Long> from, List<Long> what) {
        return IntStream.range(0, from.size())
                .mapToObj(i -> from.get(i) - what.get(i))
                .toList();
    }
}
