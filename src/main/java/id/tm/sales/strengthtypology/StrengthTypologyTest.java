package id.tm.sales.strengthtypology;

import id.tm.sales.Allocation;
import id.tm.sales.pricing.Quote;
import id.tm.sales.pricing.QuoteLine;
import id.tm.sales.product.Product;
import id.tm.sales.product.ProductPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * An ST-30 test in a basket.
 *
 * @param part of the line, from 0; only bundles have several
 * @param price rupiah; in a bundle its share of the price
 * @param net what is left to pay for it, in rupiah
 */
record StrengthTypologyTest(int line, int part, Product product, long price, long net) {

    static final String INSTRUMENT = "st-30";

    /** All that are in it, in the order of its lines and their parts. */
    static List<StrengthTypologyTest> in(Quote quote) {
        List<StrengthTypologyTest> tests = new ArrayList<>();
        for (QuoteLine line : quote.lines()) {
            for (int part = 0; part < line.revenue().size(); part++) {
                Product product = Product.require(line.revenue().get(part).productId());
                if (INSTRUMENT.equals(product.instrument)) tests.add(test(line, part, product));
            }
        }
        return tests;
    }

    /** A bundle is divided as its revenue is, which is before vouchers: what vouchers take off is divided alike. */
    private static StrengthTypologyTest test(QuoteLine line, int part, Product product) {
        long[] weights =
                line.revenue().stream().mapToLong(QuoteLine.Revenue::amount).toArray();
        if (LongStream.of(weights).sum() == 0) weights = weights(line);
        long price = Allocation.byLargestRemainder(line.price(), weights)[part];
        long vouchers = Allocation.byLargestRemainder(line.voucherDiscount(), weights)[part];
        return new StrengthTypologyTest(
                line.line(), part, product, price, line.revenue().get(part).amount() - vouchers);
    }

    /** What earns nothing was sold at its price all the same. */
    private static long[] weights(QuoteLine line) {
        if (!line.kind().isBundle()) return new long[] {1};
        Product bundle = Product.require(line.productId());
        return ProductPart.of(List.of(bundle)).get(bundle.id).stream()
                .mapToLong(ProductPart.Part::weight)
                .toArray();
    }
}
