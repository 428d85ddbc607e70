package id.tm.support;

import static java.util.Map.entry;

import id.tm.platform.problem.ErrorCodes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class SupportErrorCodes implements ErrorCodes {

    @Override
    public List<SupportError> codes() {
        return List.of(SupportError.values());
    }

    @Override
    public Map<String, SupportError> byConstraint() {
        return Map.ofEntries(
                entry("uq_message_templates_draft", SupportError.MESSAGE_TEMPLATE_DRAFT_EXISTS),
                entry("uq_message_templates_version", SupportError.MESSAGE_TEMPLATE_DRAFT_EXISTS),
                entry("uq_message_templates_published", SupportError.MESSAGE_TEMPLATE_NOT_DRAFT),
                entry("uq_messages_dedupe_key", SupportError.MESSAGE_DUPLICATE),
                entry("uq_whatsapp_callbacks_digest", SupportError.CALLBACK_DUPLICATE),
                entry("uq_reminders_kind_audience_step", SupportError.REMINDER_STEP_TAKEN),
                entry("uq_public_holidays_date", SupportError.HOLIDAY_TAKEN),
                entry("uq_short_links_slug", SupportError.SHORT_LINK_SLUG_TAKEN),
                entry("ck_short_links_window", SupportError.SHORT_LINK_WINDOW),
                entry("ck_manual_notification_histories_approver", SupportError.NOTIFICATION_OWN_APPROVAL));
    }
}
