package id.tm.assessment.instrument;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One version of an instrument, without its content. */
@RegisterForReflection
public record QuestionGroupView(
        UUID id,
        @Schema(examples = "st-30") String code,
        @Schema(examples = "3") int version,
        QuestionGroupState state,
        BilingualName name,
        Bilingual description,
        Instant publishedAt,
        UUID publishedBy,
        Instant retiredAt,
        Instant createdAt,
        Instant updatedAt) {

    static QuestionGroupView of(QuestionGroup group) {
        return new QuestionGroupView(
                group.id,
                group.code,
                group.groupVersion,
                group.state(),
                BilingualName.of(group.name, group.nameEn),
                Bilingual.of(group.description, group.descriptionEn),
                group.publishedAt(),
                group.publishedBy(),
                group.retiredAt(),
                group.createdAt,
                group.updatedAt);
    }
}
