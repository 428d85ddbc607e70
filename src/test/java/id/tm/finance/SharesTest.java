package id.tm.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.testing.Seeded;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTest {

    private record Split(long amount, List<Long> weights) {

        static Split any(Random random) {
            List<Long> weights = IntStream.rangeClosed(0, random.nextInt(8))
                    .mapToObj(i -> random.nextInt(5) == 0 ? 0L : random.nextLong(1_000_000_000_000L))
                    .toList();
            return new Split(random.nextLong(999_999_999_999_999L), weights);
        }
    }

    @Test
    void theVectors() {
        assertThat(Shares.of(500_000, List.of(400_000L, 200_000L))).containsExactly(333_333L, 166_667L);
        assertThat(Shares.of(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
        assertThat(Shares.of(7, List.of(0L, 0L))).containsExactly(4L, 3L);
        assertThat(Shares.of(0, List.of())).isEmpty();
    }

    @Test
    void theyAddUpAndNoneIsARupiahOff() {
        Seeded.values(2_000, Split::any, split -> {
            List<Long> shares = Shares.of(split.amount(), split.weights());
            assertThat(shares.stream().mapToLong(each -> each).sum()).isEqualTo(split.amount());
            double total = split.weights().stream().mapToDouble(each -> each).sum();
            if (total == 0) return;
            for (int i = 0; i < shares.size(); i++) {
                double exact = split.amount() * (split.weights().get(i) / total);
                assertThat(Math.abs(shares.get(i) - exact)).isLessThan(1.5 + exact * 1e-12);
            }
        });
    }

    @Test
    void whatCannotBeSplitIsRefused() {
        assertThatThrownBy(() -> Shares.of(1, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shares.of(-1, List.of(1L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shares.of(1, List.of(2L, -1L))).isInstanceOf(IllegalArgumentException.class);
    }
}
