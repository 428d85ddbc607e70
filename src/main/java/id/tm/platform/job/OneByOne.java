package id.tm.platform.job;

import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Works a batch off one by one: what is wrong with one is logged and counted, and keeps no other waiting. */
public final class OneByOne {

    /**
     * Of one that is found due again at once: it is tried again by the next run, and not by this one without end, since it
     * does not count as claimed.
     */
    public static final JobCounts LEFT_OVER = new JobCounts(0, 0, 0, 1);

    /** Of one that was put off before it was tried. */
    public static final JobCounts CLAIMED = new JobCounts(1, 0, 0, 1);

    private OneByOne() {}

    /**
     * Adds up what the act did with each; wants no running transaction, each has its own.
     *
     * @param failure said in the log, with {@code %s} for the one
     * @param failed what one counts as that the act throws for
     */
    public static <T> JobCounts work(
            List<T> batch, Function<T, JobCounts> act, Logger log, String failure, JobCounts failed) {
        JobCounts counts = JobCounts.NONE;
        for (T each : batch) counts = counts.plus(one(each, act, log, failure, failed));
        return counts;
    }

    private static <T> JobCounts one(T each, Function<T, JobCounts> act, Logger log, String failure, JobCounts failed) {
        try {
            return act.apply(each);
        } catch (RuntimeException e) {
            log.errorf(e, failure, each);
            return failed;
        }
    }
}
