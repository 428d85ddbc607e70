package id.tm.sales;

import id.tm.sales.product.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What tests cost, for whoever shows them. */
@ApplicationScoped
public class TestPrices {

    private final Clock clock;

    TestPrices(Clock clock) {
        this.clock = clock;
    }

    /** By instrument, as products name it; those that nobody can buy alone now are left out, of several products the first in the list counts. */
    @Transactional
    public Map<String, TestPrice> of(Collection<String> instruments) {
        Map<String, TestPrice> prices = new HashMap<>();
        if (instruments.isEmpty()) return prices;
        for (Product each : Product.listTestsOnSale(instruments, clock.instant())) {
            prices.putIfAbsent(each.instrument, new TestPrice(each.sku, each.slug(), each.price()));
        }
        return prices;
    }
}
