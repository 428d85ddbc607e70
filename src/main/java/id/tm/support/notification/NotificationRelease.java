package id.tm.support.notification;

import id.tm.platform.job.JobCounts;
import id.tm.support.Channel;
import id.tm.support.messaging.BulkOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives recipients to the outbox as fast as the throttle allows. A recipient and its message change in one transaction, so
 * a process that dies has either released somebody or not begun.
 */
@ApplicationScoped
class NotificationRelease {

    private final Audiences audiences;
    private final Recipients recipients;
    private final BulkOutbox outbox;
    private final NotificationConfig config;

    NotificationRelease(Audiences audiences, Recipients recipients, BulkOutbox outbox, NotificationConfig config) {
        this.audiences = audiences;
        this.recipients = recipients;
        this.outbox = outbox;
        this.config = config;
    }

    /** At most {@code limit} recipients of the channel; notifications that run beside each other share evenly. */
    @Transactional
    JobCounts release(Channel channel, Instant now, int limit) {
        int perMinute =
                switch (channel) {
                    case EMAIL -> config.emailPerMinute();
                    case WHATSAPP -> config.whatsappPerMinute();
                };
        long left = Math.min(limit, recipients.permits(channel, perMinute, now));
        List<ManualNotificationHistory> running = left < 1 ? List.of() : ManualNotificationHistory.lockRunning(channel);
        JobCounts counts = JobCounts.NONE;
        for (int i = 0; i < running.size(); i++) {
            int share = (int) ((left - counts.claimed() + running.size() - i - 1) / (running.size() - i));
            if (share > 0) counts = counts.plus(release(running.get(i), now, share));
        }
        return counts;
    }

    private JobCounts release(ManualNotificationHistory notification, Instant now, int share) {
        List<ManualNotificationRecipient> rows = ManualNotificationRecipient.waiting(notification.id, share);
        Map<String, Target> targets = audiences.again(notification, rows).stream()
                .collect(Collectors.toMap(Target::key, Function.identity()));
        Map<UUID, SkipReason> skipped = new HashMap<>();
        Map<UUID, BulkOutbox.Bulk> messages = new HashMap<>();
        for (ManualNotificationRecipient row : rows) {
            Target target = targets.get(row.recipientKey);
            if (target == null || target.reason() != null) {
                skipped.put(row.id, target == null ? SkipReason.INACTIVE : target.reason());
                continue;
            }
            UUID template = NotificationContent.template(notification, target.recipient());
            Map<String, Object> values = NotificationContent.values(notification, target.recipient());
            if (!outbox.isWritable(template, values)) skipped.put(row.id, SkipReason.UNWRITABLE);
            else {
                String dedupeKey = NotificationService.dedupePrefix(notification.id) + row.id;
                messages.put(row.id, new BulkOutbox.Bulk(template, target.recipient(), values, dedupeKey));
            }
        }
        Map<String, UUID> queued =
                outbox.send(notification.channel, notification.templateKey, new ArrayList<>(messages.values()));
        Map<UUID, UUID> released = new HashMap<>();
        messages.forEach((row, message) -> released.put(row, queued.get(message.dedupeKey())));
        recipients.released(released, now);
        recipients.skipped(skipped, now);
        if (rows.size() < share) notification.finish(now);
        return new JobCounts(rows.size(), released.size(), skipped.size(), 0);
    }
}
