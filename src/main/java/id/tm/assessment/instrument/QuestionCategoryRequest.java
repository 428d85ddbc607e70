package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentError.INSTRUMENT_CODE_FIXED;

import id.tm.platform.input.CodeShape;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one category. */
public record QuestionCategoryRequest(
        @NotNull
        @Pattern(regexp = CodeShape.LOWER)
        @Size(max = 40)
        @Schema(examples = "perseverance", description = "Stays as it is")
        String code,

        @NotNull @Valid BilingualName name,

        @Schema(description = "Whether new instruments can name it; yes when absent")
        Boolean active) {

    void applyTo(MasterQuestionCategory category) {
        if (category.code != null && !category.code.equals(code)) throw INSTRUMENT_CODE_FIXED.with();
        category.code = code;
        category.name = name.id();
        category.nameEn = name.en();
        category.active = active == null || active;
    }
}
