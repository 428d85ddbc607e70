package id.tm.assessment.instrument;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record QuestionCategoryView(
        UUID id,
        @Schema(examples = "perseverance") String code,
        BilingualName name,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    static QuestionCategoryView of(MasterQuestionCategory category) {
        return new QuestionCategoryView(
                category.id,
                category.code,
                BilingualName.of(category.name, category.nameEn),
                category.active,
                category.createdAt,
                category.updatedAt);
    }
}
