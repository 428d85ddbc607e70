package id.tm.assessment.instrument;

import id.tm.assessment.scoring.Section;
import id.tm.assessment.scoring.SectionKind;
import id.tm.assessment.scoring.Stage;
import id.tm.platform.input.CodeShape;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of an instrument that is answered in one way. */
@RegisterForReflection
@Schema(name = "InstrumentSection")
public record SectionFile(
        @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "themes")
        String code,

        @NotNull SectionKind kind,
        @NotNull @Valid BilingualName name,
        @Valid Bilingual instruction,

        @Schema(examples = "PT30M", description = "From 10 seconds to a day; none when absent")
        Duration timeLimit,

        @Schema(description = "Whether the end of the time ends the section")
        boolean hardLimit,

        @Schema(description = "Whether each person sees the items in an order of their own")
        boolean shuffleItems,

        @Schema(description = "The same for the options") boolean shuffleOptions,

        @Pattern(regexp = CodeShape.ITEM)
        @Size(max = 40)
        @Schema(examples = "agreement-5", description = "The options of all questions that name no others")
        String answerTemplate,

        @Size(max = 10) @Schema(description = "Of a staged pick only, in their order")
        List<@NotNull @Valid Stage> stages,

        @NotNull @Size(min = 1, max = 1_000) List<@NotNull @Valid QuestionFile> questions) {

    public SectionFile {
        stages = stages == null ? List.of() : stages;
        questions = questions == null ? List.of() : questions;
    }

    SectionFile withQuestions(List<QuestionFile> others) {
        return new SectionFile(
                code,
                kind,
                name,
                instruction,
                timeLimit,
                hardLimit,
                shuffleItems,
                shuffleOptions,
                answerTemplate,
                stages,
                others);
    }

    Section toSection(InstrumentFile file) {
        return new Section(
                code,
                kind,
                questions.stream()
                        .map(question -> question.toItem(file.optionsOf(this, question)))
                        .toList(),
                stages);
    }
}
