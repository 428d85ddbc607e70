package id.tm.account.login;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Makes an answer come no earlier than a fixed time after its request, so that it does not tell what was done. */
public final class EvenTime {

    private final long end;

    private EvenTime(long end) {
        this.end = end;
    }

    /** Begins now. */
    public static EvenTime atLeast(Duration time) {
        return new EvenTime(System.nanoTime() + time.toNanos());
    }

    public void await() {
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
