package id.tm.assessment.instrument;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record AnswerTemplateView(
        UUID id,
        @Schema(examples = "agreement-5") String code,
        BilingualName name,
        List<AnswerTemplateRequest.Item> items,

        @Schema(description = "A published instrument uses it, so it stays as it is")
        boolean frozen,

        Instant createdAt,
        Instant updatedAt) {

    static AnswerTemplateView of(AnswerTemplate template) {
        return new AnswerTemplateView(
                template.id,
                template.code,
                BilingualName.of(template.name, template.nameEn),
                template.content().items(),
                template.isFrozen(),
                template.createdAt,
                template.updatedAt);
    }
}
