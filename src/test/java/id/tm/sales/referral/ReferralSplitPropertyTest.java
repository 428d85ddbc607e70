package id.tm.sales.referral;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.sales.Allocation;
import id.tm.testing.Seeded;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever a rule says: what is earned is not above what is paid, and its parts add up to it. */
class ReferralSplitPropertyTest {

    private record Case(
            CommissionKind kind, CommissionBase base, String percent, long amount, long price, long[] parts) {

        static Case any(Random random) {
            long[] parts = LongStream.range(0, 1 + random.nextInt(5))
                    .map(i -> random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000))
                    .toArray();
            parts[0]++;
            long net = LongStream.of(parts).sum();
            return new Case(
                    CommissionKind.values()[random.nextInt(2)],
                    CommissionBase.values()[random.nextInt(2)],
                    BigDecimal.valueOf(1 + random.nextInt(1_000_000), 4).toString(),
                    random.nextInt(500_000),
                    net + random.nextInt(1_000_000),
                    parts);
        }
    }

    @Test
    void theSplitIsExact() {
        Seeded.values(5_000, Case::any, each -> {
            ReferralRule rule = new ReferralRule();
            rule.base = each.base;
            boolean percent = each.kind == CommissionKind.PERCENT;
            rule.earn(each.kind, percent ? new BigDecimal(each.percent) : null, percent ? null : each.amount);
            long net = LongStream.of(each.parts).sum();
            long earned = rule.commission(each.price, net);
            assertThat(earned).isBetween(0L, net);
            if (percent && each.base == CommissionBase.NET) {
                BigDecimal exact = BigDecimal.valueOf(net)
                        .multiply(new BigDecimal(each.percent))
                        .movePointLeft(2);
                assertThat(exact.subtract(BigDecimal.valueOf(earned)).abs()).isLessThanOrEqualTo(new BigDecimal("0.5"));
            }
            long[] split = Allocation.byLargestRemainder(earned, each.parts);
            assertThat(LongStream.of(split).sum()).isEqualTo(earned);
            for (int i = 0; i < split.length; i++) assertThat(split[i]).isBetween(0L, each.parts[i]);
        });
    }
}
