package id.tm.assessment.instrument;

import id.tm.platform.problem.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an import made, or would make. */
@RegisterForReflection
public record InstrumentImportView(
        boolean dryRun,

        @Schema(description = "What was made; absent after a dry run")
        QuestionGroupView questionGroup,

        @Schema(examples = "3") int sections,
        @Schema(examples = "298") int questions,
        @Schema(examples = "54") int scales,

        @Schema(description = "What is wrong, by its place in the file; empty when something was made")
        List<FieldError> errors) {

    static InstrumentImportView of(InstrumentFile file, QuestionGroup made, List<FieldError> errors) {
        return new InstrumentImportView(
                made == null,
                made == null ? null : QuestionGroupView.of(made),
                file.sections().size(),
                file.questionCount(),
                file.key().scales().size(),
                errors);
    }
}
