package id.tm.platform.job;

import java.time.Instant;

/** Work that is due from time to time. A bean of this type can be run by the scheduler and by {@code --job=<name>}. */
public interface Job {

    String name();

    /** Does at most {@code limit} pieces of what is due at {@code now}; any number of processes may do so at a time. */
    JobCounts run(Instant now, int limit);
}
