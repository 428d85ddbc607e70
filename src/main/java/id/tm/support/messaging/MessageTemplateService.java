package id.tm.support.messaging;

import static id.tm.support.SupportError.MESSAGE_TEMPLATE_NOT_FOUND;
import static id.tm.support.SupportError.MESSAGE_TEMPLATE_REFUSED;

import id.tm.platform.http.ETags;
import id.tm.platform.problem.FieldError;
import id.tm.platform.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Writes, publishes and shows message templates. */
@ApplicationScoped
class MessageTemplateService {

    private final TemplateLint lint;
    private final TemplateRenderer renderer;
    private final Clock clock;

    MessageTemplateService(TemplateLint lint, TemplateRenderer renderer, Clock clock) {
        this.lint = lint;
        this.renderer = renderer;
        this.clock = clock;
    }

    @Transactional
    MessageTemplate create(MessageTemplateRequest request, Locale reader) {
        MessageTemplate template = new MessageTemplate();
        template.templateKey = request.key();
        template.channel = request.channel();
        template.language = request.locale();
        template.templateVersion =
                MessageTemplate.newestVersion(request.key(), request.channel(), request.locale()) + 1;
        write(template, request.draft(), reader);
        template.persistAndFlush();
        return template;
    }

    @Transactional
    MessageTemplate replace(UUID id, String ifMatch, TemplateDraft draft, Locale reader) {
        MessageTemplate template = lock(id);
        ETags.requireMatch(ifMatch, template.version);
        write(template, draft, reader);
        MessageTemplate.flush();
        return template;
    }

    /** From here on this version is what goes out; what is queued already keeps the version it was queued with. */
    @Transactional
    MessageTemplate publish(UUID id, UUID by) {
        MessageTemplate template = lock(id);
        Instant now = clock.instant();
        template.requireDraft();
        MessageTemplate.findPublished(template.templateKey, template.channel, template.language)
                .ifPresent(before -> {
                    before.retire(now);
                    // Two published versions of one text must not meet, not even inside this transaction.
                    MessageTemplate.flush();
                });
        template.publish(by, now);
        MessageTemplate.flush();
        return template;
    }

    @Transactional
    MessageTemplate find(UUID id) {
        return MessageTemplate.<MessageTemplate>findByIdOptional(id).orElseThrow(MESSAGE_TEMPLATE_NOT_FOUND::with);
    }

    @Transactional
    RenderedMessage preview(UUID id, TemplatePreviewRequest request) {
        MessageTemplate template = find(id);
        Map<String, Object> values = new HashMap<>(TemplateLint.samples(template.variables(), true));
        if (request.variables() != null) values.putAll(request.variables());
        try {
            return renderer.render(id, request.zone() == null ? BusinessTime.ZONE : request.zone(), values);
        } catch (TemplateFailure | IllegalArgumentException e) {
            throw MESSAGE_TEMPLATE_REFUSED
                    .with(1)
                    .fields(List.of(new FieldError("variables", "invalid", e.getMessage())));
        }
    }

    private void write(MessageTemplate template, TemplateDraft draft, Locale reader) {
        template.requireDraft();
        List<TemplateFinding> findings = lint.check(template.channel, template.language, draft, reader);
        if (!findings.isEmpty()) throw refused(findings);
        template.write(
                draft.subject(),
                draft.bodyHtml(),
                draft.bodyText(),
                draft.variables().stream()
                        .map(variable -> variable.as(VariableType.valueOf(variable.type())))
                        .toList(),
                draft.providerName() == null ? template.templateKey.replace('-', '_') : draft.providerName());
    }

    private static RuntimeException refused(List<TemplateFinding> findings) {
        return MESSAGE_TEMPLATE_REFUSED
                .with(findings.size())
                .fields(findings.stream()
                        .map(finding -> new FieldError(finding.part(), finding.code(), finding.reason()))
                        .toList())
                .property("findings", findings);
    }

    private static MessageTemplate lock(UUID id) {
        return MessageTemplate.lockById(id).orElseThrow(MESSAGE_TEMPLATE_NOT_FOUND::with);
    }
}
