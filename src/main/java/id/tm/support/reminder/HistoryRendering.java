package id.tm.support.reminder;

import static id.tm.support.SupportError.REMINDER_CONTENT_GONE;
import static id.tm.support.SupportError.REMINDER_HISTORY_NOT_FOUND;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.support.messaging.RenderedMessage;
import id.tm.support.messaging.TemplateRenderer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Shows again what was sent. */
@ApplicationScoped
class HistoryRendering {

    private final TemplateRenderer renderer;
    private final ObjectMapper json;

    HistoryRendering(TemplateRenderer renderer, ObjectMapper json) {
        this.renderer = renderer;
        this.json = json;
    }

    @Transactional
    ReminderHistory find(UUID id) {
        ReminderHistory history = ReminderHistory.findById(id);
        if (history == null) throw REMINDER_HISTORY_NOT_FOUND.with();
        return history;
    }

    @Transactional
    ReminderRenderingView render(UUID id) {
        ReminderHistory history = find(id);
        if (history.variables == null) throw REMINDER_CONTENT_GONE.with();
        RenderedMessage shown = renderer.render(history.templateId, ZoneId.of(history.zone), values(history.variables));
        return new ReminderRenderingView(shown.subject(), shown.html(), shown.text());
    }

    private Map<String, Object> values(String stored) {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            json.readTree(stored)
                    .properties()
                    .forEach(
                            value -> values.put(value.getKey(), value.getValue().asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }
}
