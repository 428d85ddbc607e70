package id.tm.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.finance.Sale;
import id.tm.testing.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SaleShareTest {

    @Test
    void eachLineGivesItsShare() {
        Sale whole = Sale.of("ASSESSMENT", 400_000, 44_000, 4_000, 4_000);

        assertThat(SaleShare.of(whole, 222_000)).isEqualTo(Sale.of("ASSESSMENT", 200_000, 22_000, 2_000, 2_000));
        assertThat(SaleShare.of(whole, whole.total())).isEqualTo(whole);
        assertThat(SaleShare.of(whole, 0).total()).isZero();
        assertThatThrownBy(() -> SaleShare.of(whole, whole.total() + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyPartsOneAfterTheOtherAreTheWhole() {
        Seeded.values(2_000, SaleShareTest::sale, whole -> {
            Random random = new Random(whole.hashCode());
            List<Sale> parts = new ArrayList<>();
            Sale left = whole;
            while (left.total() > 0) {
                long amount = 1 + (long) (random.nextDouble() * (left.total() - 1));
                Sale part = SaleShare.of(left, amount);
                assertThat(part.total()).isEqualTo(amount);
                parts.add(part);
                left = SaleShare.without(whole, parts);
                assertThat(left.total())
                        .isEqualTo(whole.total()
                                - parts.stream().mapToLong(Sale::total).sum());
            }
        });
    }

    private static Sale sale(Random random) {
        long revenue = 1 + random.nextInt(1_000_000);
        return new Sale(
                new TreeMap<>(Map.of("ASSESSMENT", revenue, "EVENT", (long) random.nextInt(50_000))),
                random.nextInt(3) * 1_000L,
                random.nextInt(100_000),
                random.nextInt(10_000),
                random.nextInt((int) revenue));
    }
}
