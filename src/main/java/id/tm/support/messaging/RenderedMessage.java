package id.tm.support.messaging;

import java.util.Map;
import java.util.UUID;

/**
 * A message in the words one recipient reads.
 *
 * @param subject null on WhatsApp
 * @param html null on WhatsApp
 * @param approved how a provider that sends only approved templates (Meta) is told the same message
 */
public record RenderedMessage(
        UUID templateId, int templateVersion, String subject, String html, String text, Approved approved) {

    /** The provider's name of the template, its language code and the formatted values by parameter name. */
    public record Approved(String name, String language, Map<String, String> parameters) {}
}
