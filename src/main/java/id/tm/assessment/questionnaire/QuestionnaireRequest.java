package id.tm.assessment.questionnaire;

import id.tm.platform.input.CodeShape;
import id.tm.platform.input.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that is asked beside a test, in this order. */
@Schema(name = "QuestionnaireRequest")
public record QuestionnaireRequest(@NotNull @Size(max = 100) List<@NotNull @Valid Asked> questions) {

    /** One question. */
    @RegisterForReflection
    @Schema(name = "QuestionnaireQuestion")
    public record Asked(
            @NotNull @Pattern(regexp = CodeShape.LOWER) @Size(max = 40) @Schema(examples = "job")
            String code,

            @NotNull InfoMoment moment,
            @NotNull InfoKind kind,

            @NotBlank @Size(max = 500) @PlainText @Schema(examples = "Apa pekerjaan Anda?")
            String text,

            @Size(min = 1, max = 500) @PlainText @Schema(examples = "What is your job?")
            String textEn,

            boolean required,

            @Schema(examples = "1", description = "The least number, or the low end of a scale")
            Long lowest,

            @Schema(examples = "10", description = "The greatest number, the high end of a scale, or the longest text")
            Long highest,

            @Valid @Schema(description = "Asked only when another question, above it, was answered with this option")
            ShowIf showIf,

            @Size(max = 50) List<@NotNull @Valid Choice> options) {

        public Asked {
            options = options == null ? List.of() : options;
        }
    }

    /** Which answer to which question above. */
    @RegisterForReflection
    @Schema(name = "QuestionnaireShowIf")
    public record ShowIf(
            @NotNull @Pattern(regexp = CodeShape.LOWER) @Size(max = 40) @Schema(examples = "works")
            String question,

            @NotNull @Pattern(regexp = CodeShape.LOWER) @Size(max = 40) @Schema(examples = "yes")
            String option) {}

    /** An option. */
    @RegisterForReflection
    @Schema(name = "QuestionnaireChoice")
    public record Choice(
            @NotNull @Pattern(regexp = CodeShape.LOWER) @Size(max = 40) @Schema(examples = "yes")
            String code,

            @NotBlank @Size(max = 200) @PlainText @Schema(examples = "Ya")
            String text,

            @Size(min = 1, max = 200) @PlainText @Schema(examples = "Yes")
            String textEn) {}
}
