package id.tm.finance.refund;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.RefundPart;
import id.tm.finance.Sale;
import id.tm.testing.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RefundSplitTest {

    private record Purchase(Sale sale, List<RefundPart> parts) {

        static Purchase any(Random random) {
            List<RefundPart> parts = new ArrayList<>();
            TreeMap<String, Long> revenue = new TreeMap<>();
            long gross = 0;
            for (String kind : List.of("ASSESSMENT", "CONSULTATION")) {
                long amount = 1 + random.nextInt(900_000);
                revenue.put(kind, amount);
                gross += amount;
                for (int i = random.nextInt(3); i >= 0; i--) {
                    parts.add(new RefundPart(kind + i, kind, kind, random.nextInt(500_000), random.nextBoolean()));
                }
            }
            long voucher = random.nextLong(gross);
            return new Purchase(new Sale(revenue, 0, random.nextInt(100_000), random.nextInt(10_000), voucher), parts);
        }

        Purchase returning(boolean opposite) {
            return new Purchase(
                    sale,
                    parts.stream()
                            .map(part -> new RefundPart(
                                    part.code(),
                                    part.name(),
                                    part.productKind(),
                                    part.weight(),
                                    opposite != part.returns()))
                            .toList());
        }
    }

    @Test
    void theUnusedPartOfABundleByWeight() {
        Sale sale = new Sale(new TreeMap<>(Map.of("BUNDLE", 500_000L)), 0, 55_000, 0, 0);
        List<RefundPart> parts = List.of(
                new RefundPart("ASM", "Assessment", "BUNDLE", 400_000, false),
                new RefundPart("SVC", "Consultation", "BUNDLE", 200_000, true));

        RefundSplit split = RefundSplit.of(sale, parts, false);

        assertThat(split.back()).isEqualTo(new Sale(new TreeMap<>(Map.of("BUNDLE", 166_667L)), 0, 18_333, 0, 0));
        assertThat(split.amounts()).containsExactly(370_000L, 185_000L);
    }

    @Test
    void allOfItIsTheSaleAndAKeptFeeKeepsItsTax() {
        Sale sale = Sale.of("ASSESSMENT", 400_000, 44_440, 4_000, 0);
        List<RefundPart> parts = List.of(new RefundPart("ASM", "Assessment", "ASSESSMENT", 1, true));

        assertThat(RefundSplit.of(sale, parts, false).back()).isEqualTo(sale);
        RefundSplit kept = RefundSplit.of(sale, parts, true);
        assertThat(kept.back()).isEqualTo(Sale.of("ASSESSMENT", 400_000, 44_000, 0, 0));
        assertThat(kept.feeKept()).isEqualTo(4_440);
        assertThat(kept.amounts()).containsExactly(444_000L);
    }

    @Test
    void quotaIsSharedAsWell() {
        List<RefundPart> parts = List.of(
                new RefundPart("used", "Used", null, 30, false), new RefundPart("left", "Left", null, 70, true));
        assertThat(RefundSplit.of(Sale.ofQuota(1_000_000, 110_000), parts, false)
                        .back())
                .isEqualTo(Sale.ofQuota(700_000, 77_000));
    }

    @Test
    void whatGoesBackNowAndWhatWouldGoBackLaterAreTheWholeSale() {
        Seeded.values(2_000, Purchase::any, purchase -> {
            Sale now = RefundSplit.of(purchase.sale(), purchase.returning(false).parts(), false)
                    .back();
            Sale later = RefundSplit.of(
                            purchase.sale(), purchase.returning(true).parts(), false)
                    .back();
            assertThat(now.total() + later.total()).isEqualTo(purchase.sale().total());
            assertThat(now.ppn() + later.ppn()).isEqualTo(purchase.sale().ppn());
            assertThat(now.voucher() + later.voucher())
                    .isEqualTo(purchase.sale().voucher());
            assertThat(now.total()).isNotNegative();
        });
    }

    @Test
    void theAmountsOfThePartsAddUpToWhatGoesBack() {
        Seeded.values(1_000, Purchase::any, purchase -> {
            for (boolean keepsFee : List.of(true, false)) {
                RefundSplit split = RefundSplit.of(purchase.sale(), purchase.parts(), keepsFee);
                long sum = 0;
                for (int i = 0; i < purchase.parts().size(); i++) {
                    if (purchase.parts().get(i).returns())
                        sum += split.amounts().get(i);
                }
                assertThat(sum).isEqualTo(split.back().total());
            }
        });
    }
}
