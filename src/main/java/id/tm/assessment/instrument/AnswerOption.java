package id.tm.assessment.instrument;

import id.tm.assessment.scoring.Option;
import id.tm.assessment.scoring.ScaleWeight;
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

/** One possible answer to one question. */
@RegisterForReflection
public record AnswerOption(
        @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "a")
        String code,

        @NotNull @Valid Bilingual text,

        @Min(-1000) @Max(1000) @Schema(examples = "3", description = "What it counts on the question's scale")
        int value,

        @Pattern(regexp = CodeShape.ITEM)
        @Size(max = 40)
        @Schema(examples = "ADM", description = "Of a forced choice: the scale it stands for")
        String scale,

        @Size(max = 50) @Schema(description = "Of a choice: what it adds to which scales")
        List<@NotNull @Valid ScaleWeight> weights) {

    public AnswerOption {
        weights = weights == null ? List.of() : weights;
    }

    static AnswerOption of(AnswerTemplateRequest.Item item) {
        return new AnswerOption(item.code(), item.text(), item.value(), null, List.of());
    }

    Option toOption() {
        return new Option(code, value, scale, weights);
    }
}
