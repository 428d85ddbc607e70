package id.tm.support;

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
        return Map.of(
                "uq_message_templates_draft", SupportError.MESSAGE_TEMPLATE_DRAFT_EXISTS,
                "uq_message_templates_version", SupportError.MESSAGE_TEMPLATE_DRAFT_EXISTS,
                "uq_message_templates_published", SupportError.MESSAGE_TEMPLATE_NOT_DRAFT,
                "uq_messages_dedupe_key", SupportError.MESSAGE_DUPLICATE,
                "uq_whatsapp_callbacks_digest", SupportError.CALLBACK_DUPLICATE,
                "uq_reminders_kind_audience_step", SupportError.REMINDER_STEP_TAKEN,
                "uq_public_holidays_date", SupportError.HOLIDAY_TAKEN);
    }
}
