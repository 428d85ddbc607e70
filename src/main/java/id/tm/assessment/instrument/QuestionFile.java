package id.tm.assessment.instrument;

import id.tm.assessment.scoring.Item;
import id.tm.platform.input.CodeShape;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One item of an instrument. */
@RegisterForReflection
@Schema(name = "InstrumentQuestion")
public record QuestionFile(
        @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "Q001")
        String code,

        @NotNull @Valid Bilingual text,

        @NotNull @Pattern(regexp = CodeShape.LOWER) @Size(max = 40) @Schema(examples = "themes")
        String category,

        @Pattern(regexp = CodeShape.ITEM)
        @Size(max = 40)
        @Schema(examples = "ADM", description = "What it counts for, unless its options say it")
        String scale,

        @Schema(description = "Whether it says the opposite of its scale")
        boolean reversed,

        @Min(1) @Max(100) @Schema(examples = "1", description = "1 when absent")
        Integer weight,

        @Schema(description = "Whether it has to be answered; yes when absent")
        Boolean required,

        @Pattern(regexp = CodeShape.ITEM)
        @Size(max = 40)
        @Schema(examples = "agreement-5", description = "Instead of the section's")
        String answerTemplate,

        @Size(max = 50) @Schema(description = "Options of its own, instead of a template's")
        List<@NotNull @Valid AnswerOption> options) {

    public QuestionFile {
        weight = weight == null ? Integer.valueOf(1) : weight;
        required = required == null || required;
        options = options == null ? List.of() : options;
    }

    Item toItem(List<AnswerOption> choices) {
        return new Item(
                code,
                scale,
                reversed,
                weight,
                required,
                choices.stream().map(AnswerOption::toOption).toList());
    }
}
