package id.tm.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class RateLimitsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    RateLimits limits;

    @Inject
    ForgetRateLimits cleanup;

    @Inject
    SystemClock clock;

    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void clockBack() {
        clock.move(Duration.ZERO);
    }

    @Test
    void ofTwoHundredAtOnceExactlySoManyPass() {
        List<Boolean> passed = Race.calls(200, number -> passes(30));
        assertThat(passed.stream().filter(each -> each)).hasSize(30);
    }

    @Test
    void whatWasUsedComesBackEvenly() {
        for (int i = 0; i < 6; i++) assertThat(passes(6)).isTrue();
        assertThat(passes(6)).isFalse();
        forward(Duration.ofMillis(10_500));
        assertThat(passes(6)).isTrue();
        assertThat(passes(6)).isFalse();
        forward(MINUTE);
        for (int i = 0; i < 6; i++) assertThat(passes(6)).as("use %d", i).isTrue();
        assertThat(passes(6)).isFalse();
    }

    @Test
    void refusalSaysWhenToComeBack() {
        limits.take("test", key, 1, MINUTE);
        assertThatThrownBy(() -> limits.take("test", key, 1, MINUTE))
                .isInstanceOfSatisfying(TmException.class, refusal -> {
                    assertThat(refusal.error()).isEqualTo(PlatformError.TOO_MANY_REQUESTS);
                    long seconds = Long.parseLong(refusal.headers().get("Retry-After"));
                    assertThat(seconds).isBetween(50L, 60L);
                    assertThat(refusal.headers())
                            .containsEntry("RateLimit-Remaining", "0")
                            .containsEntry("RateLimit-Reset", Long.toString(seconds))
                            .containsEntry("RateLimit-Limit", "1, 1;w=60");
                });
    }

    @Test
    void onePersonsUseIsNotAnothers() {
        limits.take("test", key, 1, MINUTE);
        limits.take("test", key + "x", 1, MINUTE);
        limits.take("other", key, 1, MINUTE);
        assertThat(passes(1)).isFalse();
    }

    @Test
    void whoHasUsedNothingForAWhileIsForgotten() {
        limits.take("test", key, 1, MINUTE);
        cleanup.run(clock.instant(), 1000);
        assertThat(passes(1)).isFalse();
        forward(Duration.ofMinutes(2));
        while (cleanup.run(clock.instant(), 1000).claimed() > 0) {
            // until none is left
        }
        long left = QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery("select count(*) from rate_limits where free_from < now()", Long.class)
                .getSingleResult());
        assertThat(left).isZero();
        assertThat(passes(1)).isTrue();
    }

    private boolean passes(int permits) {
        try {
            limits.take("test", key, permits, MINUTE);
            return true;
        } catch (TmException refused) {
            return false;
        }
    }

    private void forward(Duration by) {
        clock.move(clock.offset().plus(by));
    }
}
