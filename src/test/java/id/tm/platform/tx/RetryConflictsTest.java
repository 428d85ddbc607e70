package id.tm.platform.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class RetryConflictsTest {

    @Inject
    Acts acts;

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03"})
    void aConflictIsTriedAgainThreeTimes(String state) {
        for (int failures = 0; failures <= 3; failures++) {
            AtomicInteger tries = new AtomicInteger();
            assertThat(acts.failing(tries, failures, state)).isEqualTo("done");
            assertThat(tries).hasValue(failures + 1);
        }
    }

    @Test
    void thenTheCallerIsToldToComeBackLater() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> acts.failing(tries, 99, "40001")).isInstanceOfSatisfying(TmException.class, e -> {
            assertThat(e.error()).isEqualTo(PlatformError.OVERLOADED);
            assertThat(e.headers()).containsEntry("Retry-After", "1");
        });
        assertThat(tries).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22003", "P0001"})
    void otherFailuresAreNotTriedAgain(String state) {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> acts.failing(tries, 99, state)).isNotInstanceOf(TmException.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void insideATransactionThatIsAlreadyDoomedNothingIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> acts.failing(tries, 99, "40001")))
                .isInstanceOf(RuntimeException.class);
        assertThat(tries).hasValue(1);
    }

    /** Two transactions that lock the same two rows crosswise: PostgreSQL kills one, and both get through. */
    @Test
    void aRealDeadlockEndsWell() {
        String one = "deadlock-" + UUID.randomUUID();
        String two = "deadlock-" + UUID.randomUUID();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger tries = new AtomicInteger();
        List<String> done = Race.calls(
                2, number -> acts.lockBoth(number == 0 ? one : two, number == 0 ? two : one, bothHoldOne, tries));
        assertThat(done).containsExactly("done", "done");
        assertThat(tries).hasValue(3);
    }

    @ApplicationScoped
    static class Acts {

        @RetryConflicts
        @Transactional
        String failing(AtomicInteger tries, int failures, String state) {
            if (tries.getAndIncrement() < failures) {
                Panache.getEntityManager()
                        .createNativeQuery(
                                "do $$ begin raise exception 'probe' using errcode = '" + state + "'; end $$")
                        .executeUpdate();
            }
            return "done";
        }

        @RetryConflicts
        @Transactional
        String lockBoth(String first, String second, CyclicBarrier barrier, AtomicInteger tries) {
            boolean firstTry = tries.getAndIncrement() < 2;
            lock(first);
            if (firstTry) await(barrier);
            lock(second);
            return "done";
        }

        private static void lock(String name) {
            Panache.getEntityManager()
                    .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                    .setParameter("name", name)
                    .getSingleResult();
        }

        private static void await(CyclicBarrier barrier) {
            try {
                barrier.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
