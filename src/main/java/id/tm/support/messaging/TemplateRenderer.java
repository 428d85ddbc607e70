package id.tm.support.messaging;

import id.tm.platform.mode.ModeConfig;
import id.tm.support.Channel;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Writes messages from the published templates. */
@ApplicationScoped
public class TemplateRenderer {

    /** A value every template knows without declaring it: give it for reminders, and the letter ends with that link. */
    public static final String UNSUBSCRIBE_URL = "unsubscribeUrl";

    /** Another process may have published a new version; it is seen within this time. */
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private static final int MOST_KEPT = 1_000;

    private record Slot(String key, Channel channel, String language) {}

    private record Current(UUID templateId, long readAt) {}

    private final MailConfig mail;
    private final URI publicUrl;
    private final Map<Slot, Current> current = new ConcurrentHashMap<>();
    private final Map<UUID, TemplateText> texts = new ConcurrentHashMap<>();

    TemplateRenderer(MailConfig mail, ModeConfig mode) {
        this.mail = mail;
        this.publicUrl = mode.publicUrl();
    }

    /**
     * Renders the newest published version in the reader's language, else in Indonesian.
     *
     * @param variables values by name, typed or in text form (ISO instants and dates, digits); those the template does
     *     not declare are ignored
     * @throws TemplateFailure when there is no such template or a value is missing or not of its type
     */
    public RenderedMessage render(
            String key, Channel channel, Locale locale, ZoneId zone, Map<String, Object> variables) {
        return render(newest(key, channel, locale), zone, variables);
    }

    /** Renders this very version, as for something queued with it or sent long ago. */
    public RenderedMessage render(UUID templateId, ZoneId zone, Map<String, Object> variables) {
        return text(templateId).render(zone, variables, given(variables));
    }

    /** The id of the newest published version in the language, else in Indonesian. */
    public UUID newest(String key, Channel channel, Locale locale) {
        String language = "en".equals(locale.getLanguage()) ? "en" : "id";
        return find(key, channel, language)
                .or(() -> find(key, channel, "id"))
                .orElseThrow(() -> new TemplateFailure("no published template '" + key + "' for " + channel));
    }

    TemplateText text(UUID templateId) {
        TemplateText known = texts.get(templateId);
        if (known != null) return known;
        TemplateText read = QuarkusTransaction.joiningExisting().call(() -> {
            MessageTemplate row = MessageTemplate.findById(templateId);
            if (row == null) throw new TemplateFailure("no template " + templateId);
            TemplateText text = new TemplateText(row);
            // A draft may still change.
            if (row.state() != MessageTemplateState.DRAFT) {
                if (texts.size() >= MOST_KEPT) texts.clear();
                texts.put(templateId, text);
            }
            return text;
        });
        return read;
    }

    /** What the letter around every text says. */
    Map<String, Object> given(Map<String, Object> variables) {
        Map<String, Object> given = new HashMap<>();
        given.put("brand", mail.senderName());
        given.put("siteUrl", publicUrl.toString());
        Object unsubscribe = variables.get(UNSUBSCRIBE_URL);
        if (unsubscribe != null) given.put(UNSUBSCRIBE_URL, VariableType.URL.read(unsubscribe));
        return given;
    }

    /** Call after a version was published here. */
    void forget() {
        current.clear();
    }

    private Optional<UUID> find(String key, Channel channel, String language) {
        Slot slot = new Slot(key, channel, language);
        Current known = current.get(slot);
        if (known != null && System.nanoTime() - known.readAt < FRESH_NANOS) return Optional.of(known.templateId);
        long now = System.nanoTime();
        Optional<UUID> found = QuarkusTransaction.joiningExisting()
                .call(() ->
                        MessageTemplate.findPublished(key, channel, language).map(template -> template.id));
        found.ifPresent(id -> current.put(slot, new Current(id, now)));
        return found;
    }
}
