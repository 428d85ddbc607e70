package id.tm.support.notification;

import id.tm.platform.time.BusinessTime;
import id.tm.support.AudienceFilter.Status;
import id.tm.support.AudienceMember;
import id.tm.support.AudienceSource;
import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.messaging.Suppressions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Whom a notification reaches at this moment, a page at a time, and whom it does not and why. */
@ApplicationScoped
class Audiences {

    private static final int PAGE = 1_000;

    /** How somebody is addressed whose name is not known. */
    private static final String NAMELESS = "Bapak/Ibu";

    private final AudienceSource people;
    private final Suppressions suppressions;
    private final Recipients recipients;

    Audiences(AudienceSource people, Suppressions suppressions, Recipients recipients) {
        this.people = people;
        this.suppressions = suppressions;
        this.recipients = recipients;
    }

    /** A person the list names twice comes twice, with the same key. */
    void forEachPage(ManualNotificationHistory notification, Consumer<List<Target>> page) {
        if (recipients.countTargets(notification.id) > 0) forList(notification, page);
        else forFilter(notification, page);
    }

    private void forFilter(ManualNotificationHistory notification, Consumer<List<Target>> page) {
        UUID after = null;
        List<AudienceMember> members;
        do {
            members = people.page(notification.audience.filter(), after, PAGE);
            if (members.isEmpty()) return;
            page.accept(judge(notification, members));
            after = members.get(members.size() - 1).recipient().userId();
        } while (members.size() == PAGE);
    }

    private void forList(ManualNotificationHistory notification, Consumer<List<Target>> page) {
        String after = "";
        List<String> entries;
        do {
            entries = recipients.targets(notification.id, after, PAGE);
            if (entries.isEmpty()) return;
            page.accept(listed(notification, entries));
            after = entries.get(entries.size() - 1);
        } while (entries.size() == PAGE);
    }

    private List<Target> listed(ManualNotificationHistory notification, List<String> entries) {
        Map<String, AudienceMember> found = new HashMap<>();
        Map<Boolean, List<String>> byKind =
                entries.stream().collect(Collectors.partitioningBy(NotificationAudience::isUserId));
        people.find(byKind.get(true).stream().map(NotificationAudience::userId).toList())
                .forEach(member -> found.put(member.recipient().userId().toString(), member));
        people.findByEmail(byKind.get(false))
                .forEach(member -> found.put(member.recipient().email().toLowerCase(Locale.ROOT), member));
        List<Target> targets = new ArrayList<>(judge(notification, found.values()));
        List<Recipient> strangers = new ArrayList<>();
        for (String entry : entries) {
            if (found.containsKey(entry)) continue;
            boolean reachable = !NotificationAudience.isUserId(entry)
                    && notification.kind == NotificationKind.SERVICE
                    && notification.channel == Channel.EMAIL;
            if (reachable) strangers.add(stranger(entry));
            else targets.add(new Target(entry, null, SkipReason.UNKNOWN));
        }
        Set<String> suppressed = suppressions.suppressed(
                Channel.EMAIL, strangers.stream().map(Recipient::email).toList());
        strangers.forEach(each -> targets.add(
                new Target(each.key(), each, suppressed.contains(each.email()) ? SkipReason.SUPPRESSED : null)));
        return targets;
    }

    /** The same persons once more, as they stand now; those without an account are judged by their address alone. */
    List<Target> again(ManualNotificationHistory notification, Collection<ManualNotificationRecipient> rows) {
        Map<UUID, AudienceMember> found =
                people
                        .find(rows.stream()
                                .map(row -> row.userId)
                                .filter(java.util.Objects::nonNull)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(member -> member.recipient().userId(), member -> member));
        List<Target> targets = new ArrayList<>(judge(notification, found.values()));
        List<ManualNotificationRecipient> strangers = rows.stream()
                .filter(row -> row.userId == null && row.address != null)
                .toList();
        Set<String> suppressed = suppressions.suppressed(
                notification.channel, strangers.stream().map(row -> row.address).toList());
        strangers.forEach(row -> targets.add(new Target(
                row.recipientKey,
                stranger(row.address),
                suppressed.contains(row.address) ? SkipReason.SUPPRESSED : null)));
        return targets;
    }

    private List<Target> judge(ManualNotificationHistory notification, Collection<AudienceMember> members) {
        Channel channel = notification.channel;
        Set<Status> wanted = notification.audience.wantedStatuses();
        Set<String> addresses = members.stream()
                .map(member -> member.recipient().address(channel))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> suppressed = suppressions.suppressed(channel, addresses);
        return members.stream()
                .map(member -> {
                    Recipient recipient = member.recipient();
                    SkipReason reason = null;
                    if (!wanted.contains(member.status())) reason = SkipReason.INACTIVE;
                    else if (recipient.address(channel) == null) reason = SkipReason.NO_ADDRESS;
                    else if (recipient.optedOut().contains(channel)) reason = SkipReason.OPTED_OUT;
                    else if (notification.kind == NotificationKind.MARKETING
                            && !member.marketing().contains(channel)) reason = SkipReason.NO_CONSENT;
                    else if (suppressed.contains(recipient.address(channel))) reason = SkipReason.SUPPRESSED;
                    return new Target(recipient.key(), recipient, reason);
                })
                .toList();
    }

    private static Recipient stranger(String email) {
        return new Recipient(
                null, NAMELESS, email, null, false, Locale.forLanguageTag("id"), BusinessTime.ZONE, Set.of());
    }
}
