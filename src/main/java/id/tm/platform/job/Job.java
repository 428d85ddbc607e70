package id.tm.platform.job;

import java.time.Instant;

/** Work that runs by itself: on the in-process schedule, from the command line and by an admin's hand, the same code. */
public interface Job {

    /** Kebab-case, as in {@code --job=name}. */
    String name();

    /** Does what is due at {@code now}, at most {@code limit} items; safe to run in any number of processes at once. */
    JobCounts run(Instant now, int limit);
}
