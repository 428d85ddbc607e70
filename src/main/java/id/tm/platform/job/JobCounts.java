package id.tm.platform.job;

/** What one run did. */
public record JobCounts(long claimed, long sent, long skipped, long failed) {

    public static final JobCounts NONE = new JobCounts(0, 0, 0, 0);

    public JobCounts plus(JobCounts other) {
        return new JobCounts(
                claimed + other.claimed, sent + other.sent, skipped + other.skipped, failed + other.failed);
    }
}
