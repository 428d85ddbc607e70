package id.tm.support.notification;

import static id.tm.support.SupportError.NOTIFICATION_APPROVAL_REQUIRED;
import static id.tm.support.SupportError.NOTIFICATION_AUDIENCE_REFUSED;
import static id.tm.support.SupportError.NOTIFICATION_CONTENT_REFUSED;
import static id.tm.support.SupportError.NOTIFICATION_NOT_FOUND;
import static id.tm.support.SupportError.NOTIFICATION_NO_RECIPIENTS;

import id.tm.platform.http.ETags;
import id.tm.platform.input.PlainText;
import id.tm.support.AudienceFilter.Status;
import id.tm.support.Channel;
import id.tm.support.messaging.BulkOutbox;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What admins do with notifications. */
@ApplicationScoped
class NotificationService {

    private final NotificationContent content;
    private final Audiences audiences;
    private final Recipients recipients;
    private final BulkOutbox outbox;
    private final NotificationConfig config;
    private final Clock clock;

    NotificationService(
            NotificationContent content,
            Audiences audiences,
            Recipients recipients,
            BulkOutbox outbox,
            NotificationConfig config,
            Clock clock) {
        this.content = content;
        this.audiences = audiences;
        this.recipients = recipients;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    ManualNotificationHistory find(UUID id) {
        return ManualNotificationHistory.<ManualNotificationHistory>findByIdOptional(id)
                .orElseThrow(NOTIFICATION_NOT_FOUND::with);
    }

    @Transactional
    ManualNotificationHistory create(NotificationRequest request, UUID admin) {
        ManualNotificationHistory notification = new ManualNotificationHistory(admin);
        write(notification, request);
        notification.persistAndFlush();
        recipients.replaceTargets(notification.id, request.audience().recipients());
        return notification;
    }

    /** Until its start; what was submitted or approved is a draft again. */
    @Transactional
    ManualNotificationHistory replace(UUID id, String ifMatch, NotificationRequest request, UUID admin) {
        return change(id, notification -> {
            ETags.requireMatch(ifMatch, notification.version);
            notification.edited(admin);
            write(notification, request);
            recipients.replaceTargets(id, request.audience().recipients());
        });
    }

    @Transactional
    ManualNotificationHistory submit(UUID id, UUID admin) {
        return change(id, notification -> {
            AtomicLong reached = new AtomicLong();
            audiences.forEachPage(
                    notification,
                    page -> reached.addAndGet(page.stream()
                            .filter(target -> target.reason() == null)
                            .count()));
            notification.submit(reached.get() > config.approvalAbove(), admin);
        });
    }

    @Transactional
    ManualNotificationHistory approve(UUID id, UUID admin) {
        return change(id, notification -> notification.approve(admin, now()));
    }

    /** Writes the exact recipients down and begins; all of it or nothing. */
    @Transactional
    ManualNotificationHistory start(UUID id, UUID admin) {
        return change(id, notification -> {
            notification.requireStartable();
            Instant now = now();
            audiences.forEachPage(notification, page -> recipients.snapshot(id, notification.channel, page, now));
            Recipients.Size size = recipients.size(id);
            if (size.waiting() == 0) throw NOTIFICATION_NO_RECIPIENTS.with();
            if (size.waiting() > config.approvalAbove() && notification.approvedBy() == null)
                throw NOTIFICATION_APPROVAL_REQUIRED.with(size.waiting(), config.approvalAbove());
            notification.start(
                    content.newestIndonesian(notification),
                    content.newestEnglish(notification),
                    size.all(),
                    admin,
                    now);
        });
    }

    /** When this has answered, nothing more is released; what the outbox has already, leaves. */
    @Transactional
    ManualNotificationHistory pause(UUID id, UUID admin) {
        return change(id, notification -> notification.pause(admin));
    }

    @Transactional
    ManualNotificationHistory resume(UUID id, UUID admin) {
        return change(id, notification -> notification.resume(admin));
    }

    /** Also calls back what waits in the outbox. */
    @Transactional
    ManualNotificationHistory cancel(UUID id, UUID admin) {
        return change(id, notification -> {
            boolean started = notification.startedAt() != null;
            notification.cancel(admin, now());
            if (!started) return;
            recipients.cancelWaiting(id, now());
            outbox.callBack(dedupePrefix(id), "the notification was cancelled");
        });
    }

    static String dedupePrefix(UUID notification) {
        return "notification:" + notification + ":";
    }

    private ManualNotificationHistory change(UUID id, Consumer<ManualNotificationHistory> act) {
        ManualNotificationHistory notification =
                ManualNotificationHistory.lockById(id).orElseThrow(NOTIFICATION_NOT_FOUND::with);
        act.accept(notification);
        Panache.getEntityManager().flush();
        return notification;
    }

    private void write(ManualNotificationHistory notification, NotificationRequest request) {
        check(request);
        boolean ownText = request.templateKey() == null;
        notification.title = request.title().strip();
        notification.kind = request.kind();
        notification.channel = request.channel();
        notification.templateKey = ownText ? ManualNotificationHistory.OWN_TEXT : request.templateKey();
        notification.templateValues =
                request.templateValues() == null ? Map.of() : new TreeMap<>(request.templateValues());
        notification.texts =
                ownText ? new NotificationTexts(request.indonesian(), request.english()) : NotificationTexts.NONE;
        notification.audience = request.audience().kept();
        content.check(notification);
    }

    private static void check(NotificationRequest request) {
        boolean ownText = request.indonesian() != null || request.english() != null;
        if (ownText == (request.templateKey() != null)) throw NOTIFICATION_CONTENT_REFUSED.with("a template or a text");
        if (ownText && request.templateValues() != null)
            throw NOTIFICATION_CONTENT_REFUSED.with("values are those of a template");
        PlainText.Validator plain = new PlainText.Validator();
        if (request.templateValues() != null
                && !request.templateValues().values().stream().allMatch(value -> plain.isValid(value, null)))
            throw NOTIFICATION_CONTENT_REFUSED.with("markup or control characters in a value");
        if (ownText && request.indonesian() == null) throw NOTIFICATION_CONTENT_REFUSED.with("no Indonesian text");
        boolean mail = request.channel() == Channel.EMAIL;
        for (NotificationText text : new NotificationText[] {request.indonesian(), request.english()}) {
            boolean hasSubject =
                    text != null && text.subject() != null && !text.subject().isBlank();
            if (text != null && hasSubject != mail)
                throw NOTIFICATION_CONTENT_REFUSED.with("a mail has a subject, a WhatsApp message has none");
        }
        NotificationAudience audience = request.audience();
        if (audience.isList() == audience.hasFilter())
            throw NOTIFICATION_AUDIENCE_REFUSED.with("a list, or roles and filters");
        if (!audience.isList() && (audience.roles() == null || audience.roles().isEmpty()))
            throw NOTIFICATION_AUDIENCE_REFUSED.with("no role");
        boolean marketing = request.kind() == NotificationKind.MARKETING;
        if (marketing && !audience.wantedStatuses().equals(Set.of(Status.ACTIVE)))
            throw NOTIFICATION_AUDIENCE_REFUSED.with("marketing is for active users only");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
