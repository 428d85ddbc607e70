package id.tm.support.notification;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.support.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Job {@code notifications}: gives what is due of the running notifications to the outbox, channel by channel. */
@ApplicationScoped
class NotificationJob implements Job {

    private final NotificationRelease release;

    NotificationJob(NotificationRelease release) {
        this.release = release;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        JobCounts counts = JobCounts.NONE;
        for (Channel channel : Channel.values()) counts = counts.plus(release.release(channel, now, limit));
        return counts;
    }
}
