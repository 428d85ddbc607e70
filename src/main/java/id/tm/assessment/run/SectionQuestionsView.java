package id.tm.assessment.run;

import id.tm.assessment.scoring.SectionKind;
import id.tm.assessment.scoring.StageMeaning;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The questions of a section in the order in which this person sees them, on every device. */
@RegisterForReflection
public record SectionQuestionsView(
        @Schema(examples = "themes") String section,
        SectionKind kind,
        @Schema(examples = "Tema") String name,
        @Schema(examples = "Jawablah sesuai keadaan Anda.") String instruction,

        @Schema(
                examples = "17",
                description = "The highest number of an answer or of picks of the run: every device goes on above it")
        long highestSequence,

        List<ShownQuestion> questions,

        @Schema(description = "Of a staged pick, in their order")
        List<ShownStage> stages) {

    @RegisterForReflection
    @Schema(name = "ShownQuestionView")
    public record ShownQuestion(
            @Schema(examples = "STM-1") String code,
            @Schema(examples = "Saya menepati janji.") String text,
            boolean required,
            List<ShownOption> options,

            @Schema(examples = "4", description = "What was answered so far")
            String option,

            @Schema(examples = "b") String least) {}

    @RegisterForReflection
    @Schema(name = "ShownOptionView")
    public record ShownOption(
            @Schema(examples = "4") String code,
            @Schema(examples = "Sesuai") String text) {}

    /** A stage: what can be picked in it, and what was. */
    @RegisterForReflection
    @Schema(name = "ShownStageView")
    public record ShownStage(
            @Schema(examples = "1") int number,
            StageMeaning meaning,
            @Schema(examples = "5") int min,
            @Schema(examples = "7") int max,

            @Schema(description = "Everything that no earlier stage has taken")
            List<String> offered,

            List<String> picks) {}
}
