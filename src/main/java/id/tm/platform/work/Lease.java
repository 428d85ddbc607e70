package id.tm.platform.work;

import java.time.Duration;

/**
 * How long this process may act on a claim it has just written or prolonged: half of the lease. The other half is for the
 * clocks of those who would take it over. Counted by {@link System#nanoTime()}, which goes on while the process is stopped.
 */
public record Lease(long safeUntil) {

    /** To be called before the statement that writes the lease, so that it is never thought longer than it is. */
    public static Lease of(Duration length) {
        return new Lease(System.nanoTime() + length.toNanos() / 2);
    }

    /** Whether nobody else can have taken the claim over by now. */
    public boolean isSafe() {
        return System.nanoTime() - safeUntil < 0;
    }
}
