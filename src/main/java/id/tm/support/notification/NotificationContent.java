package id.tm.support.notification;

import static id.tm.support.SupportError.NOTIFICATION_CONTENT_REFUSED;

import id.tm.platform.mode.ModeConfig;
import id.tm.platform.mode.PublicUrl;
import id.tm.platform.time.BusinessTime;
import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.messaging.RenderedMessage;
import id.tm.support.messaging.TemplateFailure;
import id.tm.support.messaging.TemplateRenderer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a notification says to one reader. */
@ApplicationScoped
class NotificationContent {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private final TemplateRenderer renderer;
    private final ModeConfig mode;

    NotificationContent(TemplateRenderer renderer, ModeConfig mode) {
        this.renderer = renderer;
        this.mode = mode;
    }

    /** Writes it once in each language, so that what cannot be written is refused before it is sent to anybody. */
    void check(ManualNotificationHistory notification) {
        for (Locale locale : new Locale[] {INDONESIAN, Locale.ENGLISH}) {
            try {
                show(
                        notification,
                        new Recipient(
                                null,
                                "Sari",
                                "sari@example.com",
                                "+6281234567890",
                                true,
                                locale,
                                BusinessTime.ZONE,
                                Set.of()));
            } catch (TemplateFailure | IllegalArgumentException e) {
                throw NOTIFICATION_CONTENT_REFUSED.with(e.getMessage());
            }
        }
    }

    /** As the reader gets it; the link to unsubscribe leads nowhere, since somebody else is looking. */
    RenderedMessage show(ManualNotificationHistory notification, Recipient recipient) {
        Map<String, Object> values = values(notification, recipient);
        values.put(TemplateRenderer.UNSUBSCRIBE_URL, PublicUrl.of(mode, "/api/v1/unsubscribe/sample"));
        UUID template = english(notification, recipient) ? newestEnglish(notification) : newestIndonesian(notification);
        return renderer.render(template, recipient.zone(), values);
    }

    UUID newestIndonesian(ManualNotificationHistory notification) {
        return renderer.newest(notification.templateKey, notification.channel, INDONESIAN);
    }

    UUID newestEnglish(ManualNotificationHistory notification) {
        boolean indonesianOnly = notification.isOwnText() && notification.texts.en() == null;
        return renderer.newest(
                notification.templateKey, notification.channel, indonesianOnly ? INDONESIAN : Locale.ENGLISH);
    }

    /** The version it started with, in the reader's language. */
    static UUID template(ManualNotificationHistory notification, Recipient recipient) {
        return english(notification, recipient)
                ? notification.englishTemplateId()
                : notification.indonesianTemplateId();
    }

    static Map<String, Object> values(ManualNotificationHistory notification, Recipient recipient) {
        Map<String, Object> values = new HashMap<>(notification.templateValues);
        values.put("name", recipient.name());
        if (notification.isOwnText()) {
            NotificationText text =
                    english(notification, recipient) ? notification.texts.en() : notification.texts.id();
            if (notification.channel == Channel.EMAIL) values.put("subject", text.subject());
            values.put("body", text.body());
        }
        return values;
    }

    private static boolean english(ManualNotificationHistory notification, Recipient recipient) {
        boolean reads = "en".equals(recipient.locale().getLanguage());
        return reads && (!notification.isOwnText() || notification.texts.en() != null);
    }
}
