package id.tm.finance.payment;

import id.tm.finance.Sale;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parts of a sale: each line gives its share, to the rupiah, and what is given twice over is the whole. */
public final class SaleShare {

    static final Sale NOTHING = new Sale(new TreeMap<>(), 0, 0, 0, 0);

    private SaleShare() {}

    /** {@code amount} rupiah of what the buyer paid for {@code whole}; all of it for all of it. */
    public static Sale of(Sale whole, long amount) {
        long total = whole.total();
        if (amount < 0 || amount > total) throw new IllegalArgumentException(amount + " of " + total);
        if (amount == total) return whole;
        long voucher = share(whole.voucher(), amount, total);
        List<Long> lines = lines(whole);
        long wanted = amount + voucher;
        long all = total + whole.voucher();
        List<Long> parts = new ArrayList<>();
        long given = 0;
        for (long line : lines) {
            parts.add(share(line, wanted, all));
            given += parts.get(parts.size() - 1);
        }
        // Rounding down leaves less than a rupiah for each line.
        for (int i = 0; given < wanted; i = (i + 1) % parts.size()) {
            if (parts.get(i) == lines.get(i).longValue()) continue;
            parts.set(i, parts.get(i) + 1);
            given++;
        }
        return sale(whole, parts, voucher);
    }

    /** What is left of {@code whole} without those parts; a line never goes below nothing. */
    static Sale without(Sale whole, List<Sale> parts) {
        List<Long> lines = new ArrayList<>(lines(whole));
        long voucher = whole.voucher();
        for (Sale part : parts) {
            SortedMap<String, Long> revenue = new TreeMap<>(part.revenue());
            int i = 0;
            for (String kind : whole.revenue().keySet()) less(lines, i++, revenue.getOrDefault(kind, 0L));
            less(lines, i++, part.quota());
            less(lines, i++, part.ppn());
            less(lines, i, part.fee());
            voucher = Math.max(0, voucher - part.voucher());
        }
        return sale(whole, lines, voucher);
    }

    private static void less(List<Long> lines, int i, long part) {
        lines.set(i, Math.max(0, lines.get(i) - part));
    }

    private static List<Long> lines(Sale sale) {
        List<Long> lines = new ArrayList<>(sale.revenue().values());
        lines.add(sale.quota());
        lines.add(sale.ppn());
        lines.add(sale.fee());
        return lines;
    }

    private static Sale sale(Sale like, List<Long> lines, long voucher) {
        SortedMap<String, Long> revenue = new TreeMap<>();
        int i = 0;
        for (String kind : like.revenue().keySet()) revenue.put(kind, lines.get(i++));
        return new Sale(revenue, lines.get(i), lines.get(i + 1), lines.get(i + 2), voucher);
    }

    private static long share(long line, long amount, long total) {
        return BigInteger.valueOf(line)
                .multiply(BigInteger.valueOf(amount))
                .divide(BigInteger.valueOf(total))
                .longValueExact();
    }
}
