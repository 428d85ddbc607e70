package id.tm.sales.strengthtypology;

import static id.tm.sales.SalesError.PRODUCT_NOT_ON_SALE;

import id.tm.sales.product.Product;
import id.tm.sales.transaction.TransactionItem;
import id.tm.sales.transaction.TransactionOpened;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps purchases that hold ST-30 tests as a kind of their own, beside the purchases and in their transactions. */
@ApplicationScoped
class StrengthTypologyPurchases {

    private final Clock clock;

    StrengthTypologyPurchases(Clock clock) {
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void write(@Observes TransactionOpened opened) {
        List<StrengthTypologyTest> tests = StrengthTypologyTest.in(opened.quote());
        if (tests.isEmpty()) return;
        StrengthTypologyTransaction purchase = new StrengthTypologyTransaction(opened, tests);
        purchase.persist();
        Map<Integer, TransactionItem> items = TransactionItem.of(opened.transactionId()).stream()
                .collect(Collectors.toMap(item -> item.line, Function.identity()));
        for (StrengthTypologyTest test : tests) {
            UUID item = items.get(test.line()).id;
            new StrengthTypologyTransactionItem(purchase.id, item, test).persist();
        }
    }

    /** The SKU of the test that is sold by itself now, or 422. */
    @Transactional
    String skuOnSale() {
        return Product.findTestOnSale(StrengthTypologyTest.INSTRUMENT, clock.instant())
                .map(product -> product.sku)
                .orElseThrow(() -> PRODUCT_NOT_ON_SALE.with(StrengthTypologyTest.INSTRUMENT));
    }
}
