package id.tm.support.messaging;

import id.tm.support.Channel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record MessageTemplateView(
        UUID id,
        @Schema(examples = "invoice-issued") String key,
        Channel channel,
        @Schema(examples = "id") String locale,
        @Schema(examples = "3") int version,
        MessageTemplateState state,
        MessageTemplate.Origin origin,
        String subject,
        String bodyHtml,
        String bodyText,
        List<TemplateVariable> variables,
        String providerName,
        Instant createdAt,
        Instant updatedAt,
        Instant publishedAt,
        Instant retiredAt) {

    static MessageTemplateView of(MessageTemplate t) {
        return new MessageTemplateView(
                t.id,
                t.templateKey,
                t.channel,
                t.language,
                t.templateVersion,
                t.state(),
                t.origin,
                t.subject(),
                t.bodyHtml(),
                t.bodyText(),
                t.variables(),
                t.providerName(),
                t.createdAt,
                t.updatedAt,
                t.publishedAt(),
                t.retiredAt());
    }
}
