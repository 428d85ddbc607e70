package id.tm.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RaceTest {

    @Test
    void allRunAtTheSameTime() {
        CountDownLatch together = new CountDownLatch(20);
        assertThat(Race.calls(20, number -> {
                    together.countDown();
                    return await(together) ? number : -1;
                }))
                .doesNotContain(-1)
                .doesNotHaveDuplicates()
                .hasSize(20);
    }

    @Test
    void oneThatThrowsFailsTheRace() {
        assertThatThrownBy(() -> Race.calls(3, number -> {
                    if (number == 1) throw new IllegalArgumentException("stumbled");
                    return number;
                }))
                .isInstanceOf(AssertionError.class)
                .hasRootCauseMessage("stumbled");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
