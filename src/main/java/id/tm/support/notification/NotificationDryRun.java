package id.tm.support.notification;

import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.messaging.Addresses;
import id.tm.support.messaging.RenderedMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Says what a start would do now, and changes nothing. */
@ApplicationScoped
class NotificationDryRun {

    private static final int SAMPLES = 3;

    private final NotificationService notifications;
    private final Audiences audiences;
    private final NotificationContent content;
    private final NotificationConfig config;

    NotificationDryRun(
            NotificationService notifications,
            Audiences audiences,
            NotificationContent content,
            NotificationConfig config) {
        this.notifications = notifications;
        this.audiences = audiences;
        this.content = content;
        this.config = config;
    }

    @Transactional
    DryRunView run(UUID id) {
        ManualNotificationHistory notification = notifications.find(id);
        Set<String> seen = new HashSet<>();
        Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
        List<Recipient> samples = new ArrayList<>();
        audiences.forEachPage(
                notification,
                page -> page.forEach(target -> {
                    if (!seen.add(target.key())) return;
                    if (target.reason() != null) skipped.merge(target.reason(), 1L, Long::sum);
                    else if (samples.size() < SAMPLES) samples.add(target.recipient());
                }));
        long reached = seen.size()
                - skipped.values().stream().mapToLong(Long::longValue).sum();
        return new DryRunView(
                seen.size(),
                reached,
                skipped,
                reached > config.approvalAbove(),
                samples.stream()
                        .map(recipient -> sample(notification, recipient))
                        .toList());
    }

    private DryRunView.Sample sample(ManualNotificationHistory notification, Recipient recipient) {
        Channel channel = notification.channel;
        RenderedMessage message = content.show(notification, recipient);
        return new DryRunView.Sample(
                Addresses.mask(recipient.address(channel)),
                message.approved().language(),
                message.subject(),
                message.html(),
                message.text());
    }
}
