package id.tm.support.messaging;

import id.tm.support.Channel;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Publishes another text of a built-in mail, and puts the built-in one back. */
final class TemplateEditing {

    private TemplateEditing() {}

    static UUID publish(String key, String language, String words) {
        MessageTemplate current = current(key, language);
        TemplateDraft draft =
                new TemplateDraft(words, "<p>" + words + "</p>", words, requests(current.variables()), null);
        return publish(key, language, draft);
    }

    static void restore(String key, String language) {
        BuiltInTemplates.Text text = BuiltInTemplates.read().stream()
                .filter(each ->
                        each.key().equals(key) && each.language().equals(language) && each.channel() == Channel.EMAIL)
                .findFirst()
                .orElseThrow();
        publish(
                key,
                language,
                new TemplateDraft(text.subject(), text.html(), text.text(), requests(text.variables()), null));
    }

    private static UUID publish(String key, String language, TemplateDraft draft) {
        MessageTemplateService service =
                Arc.container().instance(MessageTemplateService.class).get();
        MessageTemplate created =
                service.create(new MessageTemplateRequest(key, Channel.EMAIL, language, draft), Locale.ENGLISH);
        service.publish(created.id, UUID.randomUUID());
        Arc.container().instance(TemplateRenderer.class).get().forget();
        return created.id;
    }

    static MessageTemplate current(String key, String language) {
        return QuarkusTransaction.requiringNew().call(() -> MessageTemplate.findPublished(key, Channel.EMAIL, language)
                .orElseThrow());
    }

    static List<TemplateVariableRequest> requests(List<TemplateVariable> variables) {
        return variables.stream()
                .map(v -> new TemplateVariableRequest(v.name(), v.type().name(), v.required(), v.sample()))
                .toList();
    }
}
