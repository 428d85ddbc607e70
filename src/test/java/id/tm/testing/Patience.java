package id.tm.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long tests with processes of their own wait for what must come. It costs nothing where it comes, and is long enough
 * for machines on which everything stands still now and then: whatever is to be proved is told by order, not by time.
 */
public final class Patience {

    public static final Duration MOST = Duration.ofMinutes(5);

    private Patience() {}

    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(MOST).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50));
    }
}
